package io.tokenspeed.store.sqlite;

import static io.tokenspeed.store.PredecessorDatabase.NEWER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.OLDER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.ask;
import static io.tokenspeed.store.PredecessorDatabase.rows;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.OpenAndTakeOver;
import io.tokenspeed.store.PredecessorDatabase;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If adopting or taking over is killed at any moment, the next start completes it. */
class KilledProcessTest {
    @TempDir
    private static Path measuring;

    /** Microseconds that a process takes from start to end if it is not killed. */
    private static long undisturbed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void measure() throws Exception {
        Path database = PredecessorDatabase.newer(measuring.resolve("db.sqlite"));
        PredecessorDatabase.older(measuring.resolve("data").resolve("tokenspeed-monitor.sqlite"));
        Process process = start(database, measuring);
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).isEqualTo("start");
            long start = System.nanoTime();
            assertThat(words.readLine()).isEqualTo("open");
            assertThat(words.readLine()).isEqualTo("end");
            undisturbed = (System.nanoTime() - start) / 1000;
        }
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void open_afterKillWhileAdopting_completes(long seed) throws Exception {
        Path database = PredecessorDatabase.newer(folder.resolve("db.sqlite"));
        PredecessorDatabase.older(folder.resolve("data").resolve("tokenspeed-monitor.sqlite"));
        int before = rows(database).size();

        kill(start(database, folder), "start", new Random(seed).nextLong(undisturbed));
        finish(database);

        assertThat(before).isEqualTo(NEWER_ROWS);
        assertComplete(database);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void takeOver_afterKillWhileTakingOver_completesOnce(long seed) throws Exception {
        Path database = PredecessorDatabase.newer(folder.resolve("db.sqlite"));
        SqliteLocalStorage.open(database, () -> Pricing.NONE).close();
        PredecessorDatabase.older(folder.resolve("data").resolve("tokenspeed-monitor.sqlite"));

        kill(start(database, folder), "open", new Random(seed).nextLong(undisturbed / 5));
        finish(database);

        assertComplete(database);
    }

    private static void assertComplete(Path database) {
        assertThat(rows(database)).hasSize(NEWER_ROWS + OLDER_ROWS);
        assertThat(ask(database, "SELECT rows, present, skipped, outcome FROM takeover"))
                .containsExactly(OLDER_ROWS + "|0|0|taken");
        assertThat(ask(database, "PRAGMA user_version")).containsExactly("" + Schema.VERSION);
        assertThat(ask(database, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(database.resolveSibling("db.sqlite.takeover")).doesNotExist();
        assertThat(database.resolveSibling("db.sqlite.before-tokenspeed.part")).doesNotExist();
    }

    private void finish(Path database) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            storage.takeOver(new Environment(Map.of(), folder, folder), Clock.systemUTC());
        }
    }

    private static Process start(Path database, Path workingDirectory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenAndTakeOver.class.getName(),
                        database.toString(),
                        workingDirectory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Kills the process some microseconds after it printed the word, unless it has ended by then. */
    private static void kill(Process process, String word, long micros) throws Exception {
        try (BufferedReader words = process.inputReader()) {
            String line = words.readLine();
            while (line != null && !line.equals(word)) {
                line = words.readLine();
            }
            process.waitFor(micros, MICROSECONDS);
            process.destroyForcibly().waitFor();
        }
    }
}
