package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/**
 * The version of the schema, kept in the file's {@code user_version}, so that the migration tool is only loaded when
 * there is something to migrate.
 */
public final class Schema {
    /** Rises with every new file in {@code migrations/}. */
    public static final int VERSION = 17;

    private static final String CHANGELOG = "io/tokenspeed/store/migrations/changelog.xml";

    private static final System.Logger LOGGER = System.getLogger(Schema.class.getName());

    private final Connections connections;
    private final Path path;
    private final ProcessLock lock;
    private final Backup backup;

    public Schema(Connections connections, Clock clock) {
        this.connections = connections;
        this.path = connections.path();
        this.lock = new ProcessLock(path);
        this.backup = new Backup(path, clock);
    }

    /** Makes the file if there is none, brings it to this program's version, and refuses one from a newer program. */
    public void ensure() {
        if (isMissing()) {
            lock.whileHeld(this::create);
        }
        int version = connections.use(Schema::version);
        if (version > VERSION) {
            throw new StorageException(
                    "The database " + path + " was written by a newer TokenSpeed; update this one.", null);
        }
        if (version < VERSION) {
            lock.whileHeld(this::migrateIfNeeded);
        }
    }

    private boolean isMissing() {
        try {
            return Files.notExists(path) || Files.size(path) == 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void create() throws IOException {
        if (isMissing()) {
            EmptyDatabase.copyTo(path);
        }
    }

    private void migrateIfNeeded() throws IOException {
        if (connections.use(Schema::version) < VERSION) {
            migrate();
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Applies all migrations that are missing, and backs another program's file up first. */
    void migrate() throws IOException {
        try (Connection connection = connections.open()) {
            SchemaOwner owner = SchemaOwner.of(connection);
            if (owner == SchemaOwner.STRANGER) {
                throw new StorageException(
                        "The database " + path + " belongs to another program; set TS_DB_PATH to another file.", null);
            }
            if (owner == SchemaOwner.PREDECESSOR) {
                LOGGER.log(
                        System.Logger.Level.INFO,
                        "Adopting the database {0}; a backup is at {1}",
                        path,
                        backup.make(connection));
                rehearse();
            }
            migrate(connection);
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }

    /** Loads the migration tool, which takes longer than migrating, while the file is not locked for its other users. */
    private static void rehearse() throws SQLException {
        try (Connection nowhere = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            migrate(nowhere);
        }
    }

    /** All or nothing, so that a kill at any moment leaves the old schema or the new one. */
    private static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Migrations.run(connection, CHANGELOG);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        }
    }
}
