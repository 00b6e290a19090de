package io.tokenspeed.uploader.queue.database;

import io.tokenspeed.model.file.IoFailure;
import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The file of the queue on one connection. Every commit is on the disk when it returns. After a failure the connection
 * is closed, and the next use opens it again. The process that sends moves a damaged file aside, never deletes it, and
 * counts it as one lost record. Used by one thread at a time.
 */
public final class QueueDatabase implements AutoCloseable {
    private final Path path;
    private final Connector connector;
    private final Clock clock;
    private final SenderRole senderRole;
    private final CrashHook crashHook;
    private @Nullable Connection connection;

    public QueueDatabase(Path path, Connector connector, Clock clock, SenderRole senderRole, CrashHook crashHook) {
        this.path = path;
        this.connector = connector;
        this.clock = clock;
        this.senderRole = senderRole;
        this.crashHook = crashHook;
    }

    /** Work on the database. */
    public interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** Runs work in one transaction, which is either on the disk or undone when this returns. */
    public synchronized <T> T transact(Work<T> work) {
        return transact(work, null, null);
    }

    /** Like {@link #transact(Work)}, with crash points before and after the commit. */
    public synchronized <T> T transact(Work<T> work, @Nullable CrashPoint before, @Nullable CrashPoint after) {
        try {
            Sql sql = new Sql(connected());
            sql.run("BEGIN IMMEDIATE");
            T result = work.on(sql);
            hit(before);
            sql.run("COMMIT");
            hit(after);
            return result;
        } catch (SQLException | IOException | RuntimeException failure) {
            close();
            throw unusable(failure);
        }
    }

    private void hit(@Nullable CrashPoint point) {
        if (point != null) {
            crashHook.reached(point);
        }
    }

    /** Frees the space of removed rows, so that nothing of them can be read in the file. */
    public synchronized void vacuum() {
        try {
            Sql sql = new Sql(connected());
            sql.run("VACUUM");
            sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException | IOException failure) {
            close();
            throw unusable(failure);
        }
    }

    private QueueException unusable(Exception failure) {
        String reason = failure instanceof IOException io ? IoFailure.reason(io) : failure.getMessage();
        return new QueueException("The upload queue " + path + " cannot be used: " + reason, failure);
    }

    private Connection connected() throws SQLException, IOException {
        if (connection == null) {
            OwnerFile.create(path);
            connection = open();
        }
        return connection;
    }

    private Connection open() throws SQLException, IOException {
        try {
            return checked(false);
        } catch (SQLException failure) {
            if (!isDamage(failure) || !senderRole.hold()) {
                throw failure;
            }
            try {
                return replaced();
            } finally {
                senderRole.release();
            }
        }
    }

    /** Replaces a damaged file, unless another process has replaced it already. */
    private Connection replaced() throws SQLException, IOException {
        try {
            return checked(false);
        } catch (SQLException failure) {
            if (!isDamage(failure)) {
                throw failure;
            }
            moveAside();
            OwnerFile.create(path);
            return checked(true);
        }
    }

    /** A fresh connection to a file that passed SQLite's own check and has all tables. */
    private Connection checked(boolean replacement) throws SQLException {
        Connection fresh = connector.open(path);
        try {
            Sql sql = new Sql(fresh);
            sql.run("PRAGMA journal_mode = WAL");
            sql.run("PRAGMA synchronous = FULL");
            sql.run("PRAGMA foreign_keys = ON");
            List<String> words = sql.list("PRAGMA quick_check(1)", row -> row.getString(1));
            if (!words.equals(List.of("ok"))) {
                throw new SQLException("damaged: " + words);
            }
            sql.run("BEGIN IMMEDIATE");
            QueueSchema.ensure(sql, crashHook);
            if (replacement) {
                new Losses(sql).add(LossReason.CORRUPT_ROW, 1);
            }
            sql.run("COMMIT");
            return fresh;
        } catch (SQLException failure) {
            closeQuietly(fresh);
            throw failure;
        }
    }

    private static boolean isDamage(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.startsWith("damaged")
                || message.contains("malformed")
                || message.contains("sqlite_notadb")
                || message.contains("sqlite_corrupt");
    }

    private void moveAside() throws IOException {
        String suffix = ".corrupt-" + clock.instant().getEpochSecond();
        for (String part : List.of("", "-wal", "-shm")) {
            Path file = path.resolveSibling(path.getFileName() + part);
            if (Files.exists(file)) {
                Files.move(
                        file,
                        path.resolveSibling(path.getFileName() + suffix + part),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            return;
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            closeQuietly(connection);
            connection = null;
        }
    }
}
