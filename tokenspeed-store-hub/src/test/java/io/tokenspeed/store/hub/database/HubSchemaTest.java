package io.tokenspeed.store.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.hub.EmptyHubs;
import io.tokenspeed.store.hub.KnownUsage;
import io.tokenspeed.store.hub.SqlHubStorage;
import io.tokenspeed.testkit.fixture.TestDevices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubSchemaTest {
    @TempDir
    private Path folder;

    private static void execute(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void sqlite_newFile_isForItsOwnerOnly() throws IOException {
        Path database = folder.resolve("hub").resolve("hub.sqlite");

        SqlHubStorage.sqlite(database).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void sqlite_openedAgain_isTheSameHub() {
        Path database = new EmptyHubs(folder).path();
        String id;
        try (SqlHubStorage hub = SqlHubStorage.sqlite(database)) {
            id = hub.admin().identity().hubId();
        }

        try (SqlHubStorage hub = SqlHubStorage.sqlite(database)) {
            assertThat(hub.admin().identity().hubId()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7})
    void sqlite_readOnly_needsTheSameVersionAndMigratesNothing(int version) throws SQLException {
        Path database = new EmptyHubs(folder).path();
        SqlHubStorage.sqlite(database).close();
        execute(database, "UPDATE hub SET schema_version = " + version);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> SqlHubStorage.readOnlySqlite(database))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The database " + database + " has tables of version " + version
                            + ", but this program reads version 6; use the version of TokenSpeed that the hub has.");
        }
    }

    @Test
    void sqlite_readOnly_refusesToWriteEvenWhereItReads() {
        Path database = new EmptyHubs(folder).path();
        try (SqlHubStorage hub = SqlHubStorage.sqlite(database);
                ReadOnlySqlite reader = ReadOnlySqlite.open(database)) {
            String id = hub.admin().identity().hubId();

            assertThatThrownBy(() -> reader.read(session -> session.handle().execute("DELETE FROM hub")))
                    .isInstanceOf(StorageException.class);
            assertThat(hub.admin().identity().hubId()).isEqualTo(id);
        }
    }

    @Test
    void sqlite_otherProgramsFile_isRefusedAndLeftAlone() throws SQLException {
        Path database = folder.resolve("other.sqlite");
        execute(database, "CREATE TABLE requests (id TEXT PRIMARY KEY)");

        assertThatThrownBy(() -> SqlHubStorage.sqlite(database))
                .isInstanceOf(StorageException.class)
                .hasMessage("The database " + database
                        + " belongs to another program; set TS_HUB_DB_PATH to another file.");
    }

    @Test
    void sqlite_noDatabase_isRefused() throws IOException {
        Path text =
                Files.writeString(folder.resolve("text"), "no database, but long enough to be looked at".repeat(40));

        assertThatThrownBy(() -> SqlHubStorage.sqlite(text))
                .isInstanceOf(StorageException.class)
                .hasMessage("The database " + text + " is not a SQLite database; set TS_HUB_DB_PATH to another file.");
    }

    @Test
    void sqlite_newerSchema_isRefused() throws SQLException {
        Path database = new EmptyHubs(folder).path();
        execute(database, "UPDATE hub SET schema_version = 99");

        assertThatThrownBy(() -> SqlHubStorage.sqlite(database))
                .isInstanceOf(StorageException.class)
                .hasMessage("The database " + database + " was written by a newer TokenSpeed; update this one.");
    }

    @Test
    void sqlite_olderSchema_isBroughtUpToDate() throws SQLException {
        Path database = new EmptyHubs(folder).path();
        try (SqlHubStorage hub = SqlHubStorage.sqlite(database)) {
            TestDevices.active(hub, 1);
            hub.admin()
                    .keys()
                    .addPending(
                            TestDevices.key(TestDevices.id(1), 2, KeyState.PENDING, TestDevices.NOON),
                            false,
                            null,
                            TestDevices.ADMIN);
        }
        for (String sql : new String[] {
            "ALTER TABLE device_key DROP COLUMN active_on",
            "ALTER TABLE device_key DROP COLUMN retire_now",
            "DROP TABLE device_budget",
            "DROP TABLE usage_change",
            "DROP TABLE project_alias",
            "DROP TABLE public_share",
            "DROP TABLE public_cell",
            "DROP TABLE public_day",
            "DELETE FROM databasechangelog WHERE id >= '005-'",
            "UPDATE hub SET schema_version = 1"
        }) {
            execute(database, sql);
        }

        try (SqlHubStorage hub = SqlHubStorage.sqlite(database)) {
            assertThat(hub.admin().keys().list(TestDevices.id(1)))
                    .containsExactly(
                            TestDevices.key(TestDevices.id(1), 1, KeyState.ACTIVE, null),
                            TestDevices.key(TestDevices.id(1), 2, KeyState.PENDING, TestDevices.NOON));
            assertThat(hub.shared().budgets().purge(0)).isZero();
            assertThat(hub.admin().published().cells(LocalDate.EPOCH, LocalDate.EPOCH))
                    .isEmpty();
        }
    }

    @Test
    void drift_changedAndMissingSums_areCounted() throws SQLException {
        Path database = new EmptyHubs(folder).path();
        try (SqlHubStorage hub = SqlHubStorage.sqlite(database)) {
            KnownUsage.store(hub);
            assertThat(hub.tokens().drift()).isZero();

            execute(database, "UPDATE usage_hour SET requests = requests + 1 WHERE hour_start = " + KnownUsage.HOUR);
            assertThat(hub.tokens().drift()).isEqualTo(1);
            execute(database, "DELETE FROM usage_day");
            assertThat(hub.tokens().drift()).isEqualTo(2);
            execute(database, "DELETE FROM usage_bucket");
            assertThat(hub.tokens().drift()).isEqualTo(2);
        }
    }
}
