package io.tokenspeed.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.MockHub;
import io.tokenspeed.testkit.conformance.StoredBucket;
import io.tokenspeed.uploader.queue.Connector;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes are killed, at named points and at random ones, and the hub holds everything once in the end. */
class KilledUploaderTest {
    private static final int KILLS_A_FOLDER = 7;

    @TempDir
    private Path folder;

    private MockHub hub;
    private String url;

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
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Dts.crash=" + crash,
                        "-cp",
                        System.getProperty("java.class.path"),
                        UploaderProcess.class.getName(),
                        folder.toString(),
                        url,
                        what,
                        Long.toString(Bench.START.toEpochMilli()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors.txt").toFile()))
                .start();
    }

    private String finish(Process process) throws Exception {
        String words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return words;
    }

    private void assertExactlyOnce() throws Exception {
        assertThat(finish(start("", "upload")))
                .as(Files.readString(folder.resolve("errors.txt")))
                .contains("done")
                .doesNotContain("not done");
        FakeRequests generated = UploaderProcess.requests();
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
        boolean rotation = point.startsWith("ROTATION");
        enrolOnly();
        Process process = start(point, rotation ? "rotate" : "upload");
        finish(process);
        assertThat(process.exitValue()).isEqualTo(137);

        assertExactlyOnce();
    }

    private void enrolOnly() throws Exception {
        finish(start("ENROL_AFTER_ANSWER", "enrol"));
        finish(start("ENROL_AFTER_ANSWER", "enrol"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENROL_BEFORE_SEND", "ENROL_AFTER_ANSWER"})
    void crash_whileEnrolling_givesTheSameDevice(String point) throws Exception {
        Process process = start(point, "enrol");
        finish(process);
        assertThat(process.exitValue()).isEqualTo(137);

        finish(start("", "enrol"));

        assertExactlyOnce();
    }

    @Test
    void crash_whileSplitting_changesNothingInTheEnd() throws Exception {
        enrolOnly();
        hub.script(
                call -> call.path().equals("/v1/ingest/buckets") && call.text().split("bucketStart", -1).length > 40
                        ? HubReply.problem(413, "body_too_large")
                        : null);
        Process process = start("IN_SPLIT", "upload");
        finish(process);
        assertThat(process.exitValue()).isEqualTo(137);

        assertExactlyOnce();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void kill_atRandom_changesNothingInTheEnd(long seed) throws Exception {
        enrolOnly();
        Random random = new Random(seed);
        hub.script(call -> random.nextInt(3) == 0 ? HubReply.problem(503, "overloaded") : null);
        for (int i = 0; i < KILLS_A_FOLDER; i++) {
            Process process = start("", i == 3 ? "rotate" : "upload");
            try (BufferedReader words = process.inputReader()) {
                assertThat(words.readLine()).isEqualTo("start");
                TimeUnit.MICROSECONDS.sleep(random.nextLong(300_000));
            }
            process.destroyForcibly().waitFor();
        }
        hub.script(call -> null);

        assertExactlyOnce();
    }

    @Test
    void twoProcesses_atOnce_sendNothingTwice() throws Exception {
        enrolOnly();
        Process one = start("", "upload");
        Process two = start("", "upload");
        finish(one);
        finish(two);

        assertExactlyOnce();
        assertThat(hub.calls("/v1/ingest/buckets")).hasSize(1);
    }
}
