package io.tokenspeed.store.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.dataKey;
import static io.tokenspeed.testkit.fixture.TestDevices.digest;
import static io.tokenspeed.testkit.fixture.TestDevices.enrolment;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.invite;
import static io.tokenspeed.testkit.fixture.TestDevices.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change whose audit entry cannot be written is not made, because both are in one transaction. */
class AuditTransactionTest {
    private static final Invite OPEN = invite("open", 9, false);

    @TempDir
    private Path folder;

    @Test
    void sqlite_withoutItsEntry_noChangeIsMade() throws SQLException {
        Path database = new EmptyHubs(folder).path();
        try (HubStorage hub = SqlHubStorage.sqlite(database)) {
            prepare(hub);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
                execute(
                        connection,
                        "CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END");
            }

            assertNothingChanges(hub);
        }
    }

    @Test
    void postgres_withoutItsEntry_noChangeIsMade() throws SQLException {
        DataSource database = TestPostgres.database();
        try (HubStorage hub = SqlHubStorage.postgres(database)) {
            prepare(hub);
            try (Connection connection = database.getConnection()) {
                execute(connection, "ALTER TABLE audit ADD CONSTRAINT no_audit CHECK (false) NOT VALID");
            }

            assertNothingChanges(hub);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void prepare(HubStorage hub) {
        active(hub, 1);
        hub.admin().invites().create(OPEN, digest(OPEN), ADMIN);
        hub.admin().keys().addPending(key(id(1), 2, KeyState.PENDING, NOON + 86_400), true, null, ADMIN);
    }

    private static Map<String, Runnable> changes(AdminStorage admin) {
        Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("enrol", () -> admin.devices().enrol(enrolment(id(7), digest(OPEN)), ADMIN));
        changes.put(
                "revoke",
                () -> admin.devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN));
        changes.put("erase", () -> admin.devices().erase(id(1), ADMIN));
        changes.put("forget", () -> admin.devices().forget(id(1), new NonceUse(id(1), "e", NOON + 660), ADMIN));
        changes.put(
                "rotate",
                () -> admin.keys()
                        .addPending(
                                key(id(1), 3, KeyState.PENDING, NOON),
                                true,
                                new NonceUse(id(1), "r", NOON + 660),
                                ADMIN));
        changes.put("activate", () -> admin.keys().activate(id(1), "k2", "NEXT-PRNT", NOON + 9, ADMIN));
        changes.put("rewrap", () -> admin.keys().rewrap(List.of(dataKey(1)), ADMIN));
        changes.put("invite", () -> admin.invites().create(invite("new", 1, true), "00".repeat(32), ADMIN));
        changes.put("revoke invite", () -> admin.invites().revoke(OPEN.inviteId(), ADMIN));
        changes.put("epoch", () -> admin.beginEpoch(NOON, ADMIN));
        return changes;
    }

    private static void assertNothingChanges(HubStorage hub) {
        String before = state(hub);
        changes(hub.admin())
                .forEach((name, change) ->
                        assertThatThrownBy(change::run).as(name).isInstanceOf(StorageException.class));
        assertThat(state(hub)).isEqualTo(before);
    }

    private static String state(HubStorage hub) {
        AdminStorage admin = hub.admin();
        return String.join(
                "\n",
                admin.identity().toString(),
                admin.devices().list().toString(),
                Boolean.toString(admin.devices().erased(id(1))),
                admin.keys().list(id(1)).toString(),
                admin.keys().dataKeys().toString(),
                admin.invites().list().toString(),
                admin.audit().latest(Long.MAX_VALUE, 100).toString(),
                Long.toString(hub.shared().nonces().live()));
    }
}
