package io.tokenspeed.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.MockHub;
import io.tokenspeed.testkit.conformance.StoredBucket;
import io.tokenspeed.uploader.queue.database.Connector;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes are killed, at named points and at random, and the hub holds everything once in the end. */
class KilledUploaderTest {
    private static final int KILLS_A_FOLDER = 10;

    @TempDir
    private static Path shared;

    private static ChildJvm jvm;

    @TempDir
    private Path folder;

    private MockHub hub;
    private String url;

    @BeforeAll
    static void warmUp() throws Exception {
        jvm = ChildJvm.warmedUp(shared);
    }

    @BeforeEach
    void open() {
        hub = new MockHub(() -> Bench.START.getEpochSecond());
        hub.invite(Bench.INVITE, 1);
        url = hub.start();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private Process start(String crash, String what) throws Exception {
        return start(crash, what, UploaderProcess.REQUESTS);
    }

    private Process start(String crash, String what, int requests) throws Exception {
        List<String> command = new ArrayList<>(jvm.command(UploaderProcess.class, "-Dts.crash=" + crash));
        command.addAll(List.of(folder.toString(), url, Integer.toString(requests), what));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors.txt").toFile()))
                .start();
    }

    private String finish(Process process) throws Exception {
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return words;
    }

    private void crash(String point, String what) throws Exception {
        Process process = start(point, what);
        finish(process);
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("errors.txt")))
                .isEqualTo(UploaderProcess.KILLED);
    }

    /** Runs a last process, which knows only what the killed ones left on the disk. */
    private void assertExactlyOnce() throws Exception {
        try (UploaderProcess last = new UploaderProcess(folder, UploaderProcess.REQUESTS)) {
            assertThat(last.upload()).isTrue();
        }
        FakeRequests generated = UploaderProcess.requests(UploaderProcess.REQUESTS);
        assertThat(hub.requests()).isEqualTo(generated.requests());
        assertThat(hub.tokens()).isEqualTo(generated.tokens());
        Map<String, StoredBucket> buckets = hub.buckets();
        assertThat(buckets.keySet().stream().map(key -> key.split(" ", -1)[0]).distinct())
                .hasSize(1);
        assertIntegrity();
    }

    private void assertIntegrity() throws Exception {
        try (Connection connection = Connector.sqlite(folder.resolve("upload.sqlite"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(row.getString(1)).isEqualTo("ok");
        }
    }

    private void enrol() throws Exception {
        try (UploaderProcess device = new UploaderProcess(folder, 0)) {
            device.enrol(url);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEFORE_SEAL_COMMIT",
                "AFTER_SEAL_COMMIT",
                "AFTER_SEND",
                "BEFORE_ACK_COMMIT",
                "AFTER_ACK_COMMIT",
                "ROTATION_CANDIDATE_STORED",
                "ROTATION_PROPOSED",
                "ROTATION_CONFIRMED"
            })
    void crash_atAPoint_changesNothingInTheEnd(String point) throws Exception {
        enrol();

        crash(point, point.startsWith("ROTATION") ? "rotate" : "upload");

        assertExactlyOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_SCHEMA", "ENROL_BEFORE_SEND", "ENROL_AFTER_ANSWER"})
    void crash_whileEnrolling_givesTheSameDevice(String point) throws Exception {
        crash(point, "enrol");

        enrol();

        assertExactlyOnce();
    }

    @Test
    void crash_whileSplitting_changesNothingInTheEnd() throws Exception {
        enrol();
        hub.script(
                call -> call.path().equals("/v1/ingest/buckets") && call.text().split("bucketStart", -1).length > 40
                        ? HubReply.problem(413, "body_too_large")
                        : null);

        crash("IN_SPLIT", "upload");

        assertExactlyOnce();
    }

    /** Gives every process more requests, so that each has something to do when it is killed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void kill_atRandom_changesNothingInTheEnd(long seed) throws Exception {
        enrol();
        Random random = new Random(seed);
        hub.script(call -> random.nextInt(3) == 0 ? HubReply.problem(503, "overloaded") : null);
        for (int i = 1; i <= KILLS_A_FOLDER; i++) {
            int requests = UploaderProcess.REQUESTS * i / KILLS_A_FOLDER;
            Process process = start("", i == 3 ? "rotate" : "upload", requests);
            try (BufferedReader words = process.inputReader()) {
                assertThat(words.readLine()).isEqualTo("start");
                process.waitFor(random.nextLong(300_000), TimeUnit.MICROSECONDS);
            }
            process.destroyForcibly().waitFor();
        }
        hub.script(call -> null);

        assertExactlyOnce();
    }

    @Test
    void twoProcesses_atOnce_sendNothingTwice() throws Exception {
        enrol();
        Process one = start("", "upload");
        Process two = start("", "upload");
        finish(one);
        finish(two);

        assertExactlyOnce();
        assertThat(hub.calls("/v1/ingest/buckets")).hasSize(1);
    }
}
