package io.tokenspeed.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/** Opens connections to one database file, all with the same settings, and keeps idle ones for readers. */
final class Connections implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;

    private final Path path;
    private final Failures failures;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

    Connections(Path path) {
        this.path = path;
        this.failures = new Failures(path);
    }

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    Path path() {
        return path;
    }

    Failures failures() {
        return failures;
    }

    /** A connection that the caller closes. */
    Connection open() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        SQLiteConnection connection = JDBC.createConnection("jdbc:sqlite:" + path, settings);
        try (Statement pragma = connection.createStatement()) {
            pragma.execute("PRAGMA journal_mode = WAL");
            pragma.execute("PRAGMA synchronous = NORMAL");
            pragma.execute("PRAGMA temp_store = MEMORY");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }

    /** Runs work on a connection of its own while it runs. */
    <T> T use(Work<T> work) {
        Connection connection = idle.poll();
        try {
            if (connection == null) {
                connection = open();
            }
            T result = work.on(connection);
            idle.add(connection);
            return result;
        } catch (SQLException failure) {
            closeQuietly(connection);
            throw failures.of(failure);
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException alreadyBroken) {
            return;
        }
    }
}
