package io.tokenspeed.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * Opens connections to one database file, all with the same settings, and keeps idle ones for readers. When the file is
 * deleted or replaced it goes on with what is there then.
 */
public final class Connections implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;

    private final Path path;
    private final Failures failures;
    private final FollowedDatabase followed;
    private final ConcurrentLinkedQueue<Open> idle = new ConcurrentLinkedQueue<>();

    public Connections(Path path) {
        this.path = path;
        this.failures = new Failures(path);
        this.followed = new FollowedDatabase(path);
    }

    /** Work on a connection. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Work that has to know which file its connection is to. */
    public interface FileWork<T> {
        T on(Connection connection, DatabaseFiles files) throws SQLException;
    }

    private record Open(Connection connection, DatabaseFiles files) {}

    public Path path() {
        return path;
    }

    public Failures failures() {
        return failures;
    }

    /** Makes the database ready, now and whenever another file, or none, is at its path. */
    public void follow(Runnable ready) {
        followed.follow(ready);
    }

    /** A connection that the caller closes. */
    public Connection open() throws SQLException {
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
    public <T> T use(Work<T> work) {
        return useFile((connection, files) -> work.on(connection));
    }

    /** The same for work that has to know the file. */
    public <T> T useFile(FileWork<T> work) {
        followed.look();
        Open open = null;
        try {
            open = idle();
            T result = work.on(open.connection(), open.files());
            if (!open.files().isDatabaseChanged()) {
                idle.add(open);
            }
            return result;
        } catch (SQLException failure) {
            closeQuietly(open);
            throw failures.of(failure);
        }
    }

    /** What is open to a file that is gone is left alone, see {@link #closeQuietly}. */
    private Open idle() throws SQLException {
        Open open = idle.poll();
        while (open != null && open.files().isDatabaseChanged()) {
            open = idle.poll();
        }
        if (open == null) {
            Connection connection = open();
            return new Open(connection, DatabaseFiles.of(path));
        }
        if (open.files().change().isPresent()) {
            idle.add(open);
            throw followed.lost(open.files(), open.connection());
        }
        return open;
    }

    @Override
    public void close() {
        for (Open open = idle.poll(); open != null; open = idle.poll()) {
            closeQuietly(open);
        }
    }

    /**
     * Whoever closes a database last deletes the log at its path, which may be that of another database by now. So a
     * connection to files that were taken away is left to the end of the process.
     */
    private static void closeQuietly(@Nullable Open open) {
        try {
            if (open != null && open.files().change().isEmpty()) {
                open.connection().close();
            }
        } catch (SQLException alreadyBroken) {
            return;
        }
    }
}
