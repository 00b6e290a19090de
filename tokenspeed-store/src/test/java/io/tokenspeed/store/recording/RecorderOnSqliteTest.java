package io.tokenspeed.store.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.recording.RecordingHost.End;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder stores into the local database, however its host ends and whatever happens to the file. */
class RecorderOnSqliteTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long ALL = RecordingHost.EARLIER + RecordingHost.LAST;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("db.sqlite");
    }

    @Test
    void host_thatCloses_losesNothing() throws Exception {
        assertThat(storedAfter(End.CLOSE)).isEqualTo(ALL);
    }

    @Test
    void host_thatExitsWithFlush_losesWhatIsOpen() throws Exception {
        assertThat(storedAfter(End.EXIT_WITH_FLUSH)).isEqualTo(ALL);
    }

    @Test
    void host_thatExits_losesAtMostTheLatest() throws Exception {
        assertThat(storedAfter(End.EXIT)).isBetween((long) RecordingHost.EARLIER, ALL);
    }

    @Test
    void host_thatIsKilled_losesAtMostTheLatest() throws Exception {
        assertThat(storedAfter(End.KILLED)).isBetween((long) RecordingHost.EARLIER, ALL);
    }

    private long storedAfter(End end) throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingHost.class.getName(),
                        file.toString(),
                        end.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(host.getInputStream(), UTF_8))) {
            assertThat(output.readLine()).isEqualTo("stored");
            assertThat(output.readLine()).isEqualTo("recorded");
            if (end == End.KILLED) {
                host.destroyForcibly();
            }
            host.waitFor();
        }
        try (SqliteLocalStorage storage = open()) {
            return storage.usage().summary(EVERYTHING).requests();
        }
    }

    @Test
    void store_databaseIsLocked_waitsAndLosesNothing() throws Exception {
        try (SqliteLocalStorage storage = open();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                Recorder recorder = recorder(storage)) {
            statement.execute("BEGIN IMMEDIATE");
            recorder.start("openai", "gpt-5.5").complete(10, 20);
            assertThat(recorder.flush(Duration.ofMillis(50))).isFalse();
            statement.execute("ROLLBACK");

            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.counts().stored()).isEqualTo(1);
        }
    }

    @Test
    void store_fileWasTakenAway_failsOnceAndGoesOnInANewFile() throws IOException {
        try (SqliteLocalStorage storage = open();
                RequestSink sink = storage.recording()) {
            sink.store(requests("a"));
            Files.delete(file);

            assertThatThrownBy(() -> sink.store(requests("b"))).isInstanceOf(IOException.class);
            sink.store(requests("b"));

            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(1);
        }
    }

    @Test
    void store_insertIsRefused_failsAndStoresLater() throws Exception {
        try (SqliteLocalStorage storage = open();
                RequestSink sink = storage.recording();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            sink.store(requests("a"));
            statement.execute(
                    "CREATE TRIGGER refusing BEFORE INSERT ON requests BEGIN SELECT RAISE(ABORT, 'refused'); END");

            assertThatThrownBy(() -> sink.store(requests("b"))).isInstanceOf(IOException.class);
            statement.execute("DROP TRIGGER refusing");
            sink.store(requests("b"));

            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
        }
    }

    private static List<Request> requests(String key) {
        return List.of(TestRequests.recorded(key).build());
    }

    private SqliteLocalStorage open() {
        return SqliteLocalStorage.open(file, () -> Pricing.NONE);
    }

    private static Recorder recorder(SqliteLocalStorage storage) {
        return Recorder.builder("my-tool")
                .sink(storage.recording())
                .linger(Duration.ofMillis(5))
                .open();
    }
}
