package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.hub.journal.JournalException;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change to a device that the hub refused is not made later either. */
class RefusedActTest {
    private static final String ADMIN_TOKEN = "0123456789abcdef0123456789abcdef";
    private static final AuditContext ACT = new AuditContext("admin", "", TestHub.NOW);

    @TempDir
    private Path folder;

    private TestHub hub;
    private TestDevice device;

    @BeforeEach
    void start() {
        hub = startAgain();
        device = hub.device();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private TestHub startAgain() {
        return TestHub.start(
                folder,
                Stores.SQLITE.open(folder),
                new TestClock(TestHub.NOW),
                Map.of("TS_HUB_ADMIN_TOKEN", ADMIN_TOKEN),
                null);
    }

    private void restart() {
        hub.close();
        hub = startAgain();
    }

    private DeviceControl devices() {
        return hub.hub.parts().devices();
    }

    private DeviceStatus status() {
        return hub.storage
                .admin()
                .devices()
                .find(device.deviceId())
                .orElseThrow()
                .status();
    }

    private Path journal() {
        return folder.resolve(".local/share/tokenspeed/hub/hub-journal.jsonl");
    }

    /** Refuses one kind of change as a full disk would. */
    private void refuse(String change) throws SQLException {
        execute("CREATE TRIGGER full BEFORE " + change
                + " ON device BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hub.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void permit() throws SQLException {
        execute("DROP TRIGGER full");
    }

    @Test
    void erase_thatWasRefused_isNotDoneByTheNextStart() throws Exception {
        String before = Files.readString(journal());
        refuse("DELETE");

        int answer = hub.send(
                        HttpRequest.newBuilder(hub.uri().resolve("/v1/admin/devices/" + device.deviceId() + "/erase"))
                                .POST(BodyPublishers.noBody())
                                .header("Authorization", "Bearer " + ADMIN_TOKEN))
                .status();
        permit();

        assertThat(answer).isEqualTo(503);
        assertThat(Files.readString(journal())).isEqualTo(before);
        restart();
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(devices().erase(device.deviceId(), ACT)).isTrue();
    }

    @Test
    void forget_thatWasRefused_isNotDoneByTheNextStart() throws Exception {
        refuse("DELETE");

        assertThat(hub.send(device.forget(hub.now())).verdict()).isEqualTo("503 overloaded");
        permit();

        restart();
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(hub.send(device.forget(hub.now())).verdict()).isEqualTo("200");
        assertThat(hub.send(device.forget(hub.now())).verdict()).isEqualTo("410 device_erased");
    }

    @Test
    void revoke_thatWasRefused_isNotDoneByTheNextStart() throws Exception {
        refuse("UPDATE OF status");

        assertThatThrownBy(() -> devices().revoke(device.deviceId(), ACT)).isInstanceOf(StorageException.class);
        permit();

        restart();
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(devices().revoke(device.deviceId(), ACT)).isTrue();
        restart();
        assertThat(status()).isEqualTo(DeviceStatus.REVOKED);
    }

    @Test
    void erase_thatWasRefused_leavesARevokedDeviceRevoked() throws Exception {
        devices().revoke(device.deviceId(), ACT);
        refuse("DELETE");

        assertThatThrownBy(() -> devices().erase(device.deviceId(), ACT)).isInstanceOf(StorageException.class);
        permit();

        restart();
        assertThat(status()).isEqualTo(DeviceStatus.REVOKED);
    }

    @Test
    void restore_thatTheJournalDidNotTake_isTakenBack() throws IOException {
        devices().revoke(device.deviceId(), ACT);
        Path away = Files.move(journal(), folder.resolve("away.jsonl"));

        assertThatThrownBy(() -> devices().restore(device.deviceId(), ACT)).isInstanceOf(JournalException.class);

        assertThat(status()).isEqualTo(DeviceStatus.REVOKED);
        Files.delete(journal());
        Files.move(away, journal());
        assertThat(devices().restore(device.deviceId(), ACT)).isTrue();
        restart();
        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
    }

    @Test
    void journal_thatWasTakenAway_isNotBegunAnew() throws IOException {
        Files.delete(journal());

        assertThatThrownBy(() -> devices().erase(device.deviceId(), ACT))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("it was deleted or replaced while the hub was running");

        assertThat(status()).isEqualTo(DeviceStatus.ACTIVE);
        Files.delete(journal());
    }
}
