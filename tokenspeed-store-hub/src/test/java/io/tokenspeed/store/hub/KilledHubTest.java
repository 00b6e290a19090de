package io.tokenspeed.store.hub;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.TestDevices;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a hub acknowledged is stored, once, whenever the hub is killed. */
class KilledHubTest {
    private static final int KILLS = 10;
    private static final int MORE = 40;
    private static final int LONGEST_MICROS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void store_killedAtRandom_keepsWhatItAcknowledgedOnce() throws Exception {
        Path database = folder.resolve("hub.sqlite");
        enrol(database);
        Random random = new Random(4);
        int last = -1;

        for (int kill = 0; kill < KILLS; kill++) {
            last = storeAndKill(database, last + 1, random, kill);
            assertSound(database, last);
        }
        int end = last + MORE;
        Process process = start(database, last + 1, end, "end");
        assertThat(process.inputReader().lines().toList()).endsWith(Integer.toString(end - 1));
        assertThat(process.waitFor()).isZero();

        assertSound(database, end - 1);
        assertThat(ask(database, "SELECT COUNT(*) FROM usage_bucket")).isEqualTo("" + (end + StoreUploads.DEVICES));
    }

    private static void enrol(Path database) {
        try (SqlHubStorage hub = SqlHubStorage.sqlite(database)) {
            for (int device = 1; device <= StoreUploads.DEVICES; device++) {
                TestDevices.active(hub, device);
            }
        }
    }

    /** Kills the process a moment after it acknowledged an upload, and returns the last acknowledged number. */
    private static int storeAndKill(Path database, int from, Random random, int kill) throws Exception {
        Process process = start(database, from, Integer.MAX_VALUE, "kill" + kill);
        int last = from - 1;
        try (BufferedReader acknowledged = process.inputReader()) {
            for (int lines = 1 + random.nextInt(20); lines > 0; lines--) {
                last = Integer.parseInt(acknowledged.readLine());
            }
            process.waitFor(random.nextInt(LONGEST_MICROS), MICROSECONDS);
            process.toHandle().destroyForcibly();
            for (String line = acknowledged.readLine(); line != null; line = acknowledged.readLine()) {
                last = Math.max(last, Integer.parseInt(line));
            }
        }
        assertThat(process.waitFor()).as("killed, not ended").isNotZero();
        return last;
    }

    private static void assertSound(Path database, int last) throws SQLException {
        assertThat(ask(database, "PRAGMA integrity_check")).isEqualTo("ok");
        int acknowledged = last + 1;
        assertThat(Integer.parseInt(ask(database, "SELECT COUNT(*) FROM receipt")))
                .isGreaterThanOrEqualTo(acknowledged);
        for (int device = 0; device < StoreUploads.DEVICES; device++) {
            int of = (acknowledged - device + StoreUploads.DEVICES - 1) / StoreUploads.DEVICES;
            assertThat(Integer.parseInt(ask(database, """
                            SELECT COUNT(*) FROM usage_bucket b JOIN series s USING (series_id)
                            JOIN device d USING (device_no)
                            WHERE d.device_id = '%s' AND b.bucket_start >= %d AND b.bucket_start < %d""".formatted(
                                    TestDevices.id(1 + device), TestDevices.NOON, TestDevices.NOON + 300L * of))))
                    .isEqualTo(of);
        }
        try (SqlHubStorage hub = SqlHubStorage.sqlite(database)) {
            assertThat(hub.tokens().drift()).isZero();
            assertThat(hub.tokens()
                            .usage(null)
                            .summary(UsageFilter.all(ZoneOffset.UTC))
                            .requests())
                    .isEqualTo(Long.parseLong(ask(database, "SELECT COUNT(*) FROM usage_bucket")));
        }
    }

    private static String ask(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static Process start(Path database, int from, int end, String nonces) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreUploads.class.getName(),
                        database.toString(),
                        Integer.toString(from),
                        Integer.toString(end),
                        nonces)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
