package io.tokenspeed.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * Opens connections to one database file with the same settings, and keeps idle ones for reuse. If the file is deleted
 * or replaced, uses the file that is at the path then. Safe for use by several threads.
 */
public final class Connections implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;

    private final Path path;
    private final Failures failures;
    private final FollowedDatabase followed;
    private final ReentrantLock writing = new ReentrantLock(true);
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

    /** Work that needs to know the file of its connection. */
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

    /**
     * Returns the lock of this process for transactions that follow each other closely. It is fair, which the lock of a
     * SQLite file is not: there, a writer who comes back at once overtakes one who waits.
     */
    public ReentrantLock writing() {
        return writing;
    }

    /**
     * Prepares the database now, and again whenever its file was replaced or deleted.
     *
     * @param ready creates the file if there is none, and migrates it
     */
    public void follow(Runnable ready) {
        followed.follow(ready);
    }

    /** Opens a connection that the caller closes. */
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

    /** Runs work on a connection that no other thread uses meanwhile. */
    public <T> T use(Work<T> work) {
        return useFile((connection, files) -> work.on(connection));
    }

    /** Like {@link #use}, but for work that needs to know the file. */
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
        } catch (RuntimeException | Error failure) {
            closeQuietly(open);
            throw failure;
        }
    }

    /**
     * Returns an idle or new connection. Drops connections to a deleted file without closing them, see
     * {@link #closeQuietly}.
     */
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
     * Closes a connection unless its files were taken away: closing the last connection deletes the log at its path,
     * which may belong to another database by now.
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
