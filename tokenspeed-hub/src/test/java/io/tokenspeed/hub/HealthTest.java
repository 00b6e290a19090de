package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.LogLines;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health reports "able to store" only where uploads are stored, and "alive" as long as the process answers. */
class HealthTest {
    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    private TestHub hub;
    private TestDevice device;

    @BeforeEach
    void start() {
        hub = TestHub.start(folder, Stores.SQLITE.open(folder));
        device = hub.device();
        assertThat(upload(1).verdict()).isEqualTo("200");
        assertHealth("200");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Path database() {
        return folder.resolve("hub.sqlite");
    }

    private Reply upload(int number) {
        return hub.send(device.upload(Bodies.batch(1_789_999_800 - 30_000L * number, 100), hub.now()));
    }

    private void assertHealth(String verdict) {
        assertThat(hub.get("/v1/health").verdict()).isEqualTo(verdict);
        assertThat(hub.getAdmin("/healthcheck").status()).isEqualTo(verdict.equals("200") ? 200 : 500);
        assertThat(hub.get("/v1/health/alive").verdict()).isEqualTo("200");
        assertThat(hub.getAdmin("/alive").body()).isEqualTo("{\"status\":\"alive\"}");
    }

    @Test
    void health_ofAHubWithoutItsFile_isBad() throws IOException {
        Files.delete(database());

        try (LogLines lines = LogLines.ofEverything()) {
            assertThat(upload(2).verdict()).isEqualTo("503 overloaded");
            assertThat(String.join("\n", lines.ours()))
                    .contains("Uploads cannot be stored: The database " + database() + " was deleted or moved away");
        }

        assertHealth("503 overloaded");
        assertThat(hub.getAdmin("/healthcheck").body()).contains("was deleted or moved away while the hub was running");
    }

    @Test
    void health_onDamagedPages_isBadWhileUploadsAreRefused() throws Exception {
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
        damage();

        assertThat(upload(2).verdict()).isEqualTo("503 overloaded");

        assertHealth("503 overloaded");
        assertThat(hub.getAdmin("/healthcheck").body()).contains("is damaged");
    }

    /** Damages all pages but the first. All connections read the pages again once the log was emptied. */
    private void damage() throws IOException {
        try (FileChannel file = FileChannel.open(database(), StandardOpenOption.WRITE)) {
            for (long at = PAGE; at < file.size(); at += PAGE) {
                file.write(ByteBuffer.wrap(new byte[PAGE]), at);
            }
        }
    }

    @Test
    void health_whereNoUploadCanBeStored_isBadUntilOneIs() throws Exception {
        execute("CREATE TRIGGER full BEFORE INSERT ON usage_bucket BEGIN SELECT RAISE(ABORT, 'no room'); END");
        assertThat(upload(2).verdict()).isEqualTo("503 overloaded");
        assertHealth("503 overloaded");
        assertThat(hub.getAdmin("/healthcheck").body()).contains("\"uploads\":{\"healthy\":false", "no room");

        execute("DROP TRIGGER full");
        assertThat(upload(2).verdict()).isEqualTo("200");

        assertHealth("200");
    }

    @Test
    void health_ofAHubWithoutAWriter_isBad() {
        hub.hub.parts().writer().close();

        assertHealth("503 overloaded");
    }

    @Test
    void check_storesNothingForGood() {
        List<Long> before =
                List.of(hub.requests(), hub.storage.shared().nonces().live());

        hub.storage.check();

        assertThat(List.of(hub.requests(), hub.storage.shared().nonces().live()))
                .isEqualTo(before);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
