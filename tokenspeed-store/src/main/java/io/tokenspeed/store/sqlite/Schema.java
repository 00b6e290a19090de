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
 * Creates and migrates the schema. Its version is in the file's {@code user_version}, so that Liquibase is only loaded
 * if there is something to migrate.
 */
public final class Schema {
    /** The version of the schema, raised whenever {@code migrations/} changes. */
    public static final int VERSION = 25;

    private static final String CHANGELOG = "io/tokenspeed/store/migrations/changelog.xml";

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

    /**
     * Creates the file if there is none, or migrates it to this program's version.
     *
     * @throws StorageException if the file belongs to a newer version or to another program
     */
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

    /** Applies all missing migrations; first makes a backup of a file of the predecessor. */
    void migrate() throws IOException {
        try (Connection connection = connections.open()) {
            SchemaOwner owner = SchemaOwner.of(connection);
            if (owner == SchemaOwner.STRANGER) {
                throw new StorageException(
                        "The database " + path + " belongs to another program; set TS_DB_PATH to another file.", null);
            }
            if (owner == SchemaOwner.PREDECESSOR) {
                // Not kept in a field, because a logger loads the platform's logging, which takes a start milliseconds.
                System.getLogger(Schema.class.getName())
                        .log(
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

    /**
     * Loads Liquibase by migrating a database in memory. Loading takes longer than migrating, and would lock the file
     * for the predecessor's plugin.
     */
    private static void rehearse() throws SQLException {
        try (Connection nowhere = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            migrate(nowhere);
        }
    }

    /** Migrates in one transaction, so that a kill at any moment leaves the old schema or the new one. */
    private static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Migrations.run(connection, CHANGELOG);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        }
    }
}
