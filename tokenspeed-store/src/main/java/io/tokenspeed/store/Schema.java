package io.tokenspeed.store;

import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The version of the schema, kept in the file's {@code user_version}, so that the migration tool is only loaded when
 * there is something to migrate.
 */
final class Schema {
    /** Rises with every new file in {@code migrations/}. */
    static final int VERSION = 7;

    private static final Object ONE_AT_A_TIME = new Object();

    private final Connections connections;
    private final Path path;

    Schema(Connections connections) {
        this.connections = connections;
        this.path = connections.path();
    }

    /** Makes the file if there is none, brings it to this program's version, and refuses one from a newer program. */
    void ensure() {
        if (isMissing()) {
            alone(this::create);
        }
        int version = connections.use(Schema::version);
        if (version > VERSION) {
            throw new StorageException(
                    "The database " + path + " was written by a newer TokenSpeed; update this one.", null);
        }
        if (version < VERSION) {
            alone(this::migrateIfNeeded);
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

    private void migrateIfNeeded() {
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

    private interface Change {
        void make() throws IOException;
    }

    /** Whoever holds this lock may also release one that a killed migration left in the database. */
    private void alone(Change change) {
        Path lockFile = path.resolveSibling(path.getFileName() + ".lock");
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = OwnerOnly.openForWriting(lockFile);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    change.make();
                }
            } catch (IOException failure) {
                throw new StorageException(
                        "Cannot make or change the database " + path
                                + "; make its folder writable and see that the disk is not full, or set TS_DB_PATH.",
                        failure);
            }
        }
    }

    /** Applies all migrations that are missing. */
    void migrate() {
        try (Connection connection = connections.open()) {
            Migrations.run(connection);
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + VERSION);
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }
}
