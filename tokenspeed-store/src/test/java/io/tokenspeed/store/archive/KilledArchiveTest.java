package io.tokenspeed.store.archive;

import static io.tokenspeed.store.PredecessorDatabase.ask;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it archives or restores loses nothing and doubles nothing. */
class KilledArchiveTest {
    private static final String ROWS = "SELECT rowid || '|' || id || '|' || superseded || '|' || output_tps || '|' ||"
            + " COALESCE(cost, '') FROM requests ORDER BY rowid";

    @TempDir
    private Path folder;

    @Test
    void kill_atAnyMoment_keepsEachRequestOnce() throws Exception {
        killFor(Duration.ofSeconds(10));
    }

    @Test
    @Tag("long")
    void kill_atManyMoments_keepsEachRequestOnce() throws Exception {
        killFor(Duration.ofSeconds(200));
    }

    private void killFor(Duration time) throws Exception {
        Path file = folder.resolve("db.sqlite");
        Random random = new Random(9);
        fill(file);
        List<String> rows = ask(file, ROWS);
        long end = System.nanoTime() + time.toNanos();
        do {
            startAndKill(file, random.nextInt(400));
            assertWhole(file, rows.size());
        } while (System.nanoTime() < end);

        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> new TestPricing("p1", 3))) {
            assertThat(storage.archive().verify()).isEmpty();
            storage.archive().restore(TimeRange.ALL);
        }
        assertThat(ask(file, ROWS)).isEqualTo(rows);
        assertThat(ask(file, "SELECT COUNT(*) FROM archive_key")).containsExactly("0");
    }

    private static void fill(Path file) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> new TestPricing("p1", 3));
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(new RandomRequests(3).records(300), List.of()));
        }
    }

    private static void assertWhole(Path file, int requests) {
        assertThat(ask(
                        file,
                        "SELECT (SELECT COUNT(*) FROM requests)"
                                + " + (SELECT COALESCE(SUM(requests), 0) FROM archive_hour)"))
                .containsExactly(Integer.toString(requests));
        assertThat(ask(
                        file,
                        "SELECT COUNT(*) FROM archive_hour WHERE hour IN"
                                + " (SELECT COALESCE(completed_at, started_at) / 3600000 FROM requests)"))
                .containsExactly("0");
        assertThat(ask(file, "SELECT COUNT(*) FROM archive_pass")).containsExactly("0");
    }

    private static void startAndKill(Path file, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FreezeAndThaw.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).isEqualTo("ready");
            boolean unused = process.waitFor(millis, MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
