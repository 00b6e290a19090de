package io.tokenspeed.store.sqlite;

import io.tokenspeed.model.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The database at a path, whichever file that is. All its content can be read again from the tools' logs, so a file
 * that replaces a deleted one is used in its place.
 */
final class FollowedDatabase {

    private final Path path;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Runnable ready;
    private volatile @Nullable DatabaseFiles files;

    FollowedDatabase(Path path) {
        this.path = path;
    }

    /**
     * Begins to follow the path.
     *
     * @param makeReady creates the file if there is none, and migrates it
     */
    void follow(Runnable makeReady) {
        makeReady.run();
        ready = makeReady;
        files = DatabaseFiles.of(path);
    }

    /** Prepares the database again if its file was deleted or replaced; other threads wait meanwhile. */
    void look() {
        DatabaseFiles known = files;
        Runnable makeReady = ready;
        if (known == null || makeReady == null || changing.isHeldByCurrentThread() || !known.isDatabaseChanged()) {
            return;
        }
        changing.lock();
        try {
            if (files == known) {
                // Not kept in a field, because a logger loads the platform's logging, which takes a start milliseconds.
                System.getLogger(FollowedDatabase.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The database {0} was deleted or replaced; going on with what is there now",
                                path);
                makeReady.run();
                files = DatabaseFiles.of(path);
            }
        } finally {
            changing.unlock();
        }
    }

    /**
     * Returns the error for a database whose log was taken away. Moves the content of the log into the database if
     * possible, where the next start finds it.
     *
     * @param connection a connection that has the log open
     */
    StorageException lost(DatabaseFiles changed, Connection connection) {
        boolean kept = changed.isLogMissing() && checkpoint(connection);
        return new StorageException(
                "The database " + path + " " + changed.change().orElse("has lost its log")
                        + " while TokenSpeed was using it; start TokenSpeed again"
                        + (kept ? "." : ", and run `tokenspeed import` if requests are missing."),
                null);
    }

    private static boolean checkpoint(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0;
        } catch (SQLException unusable) {
            return false;
        }
    }
}
