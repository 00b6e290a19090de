package io.tokenspeed.store.archive;

import io.tokenspeed.model.archive.ArchiveStore.ArchiveRun;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.SecondaryIndexes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Archives hours one after another. The predecessor's plugin does not wait for a locked database, so a transaction ends
 * after some milliseconds, and a pause of the same length follows.
 */
final class Freezer {
    private static final long TRANSACTION_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private final Connections connections;
    private long hours;
    private long requests;
    private long interactions;
    private long longest;

    Freezer(Connections connections) {
        this.connections = connections;
    }

    /**
     * Archives the hours before {@code end}.
     *
     * @param end in hours since the epoch
     */
    ArchiveRun run(long end, BooleanSupplier goOn) {
        Connection unused = connections.use(connection -> {
            SecondaryIndexes.create(connection);
            UsageHours.refresh(connection);
            return connection;
        });
        OptionalLong from = OptionalLong.of(Long.MIN_VALUE / 3_600_000);
        while (from.isPresent() && goOn.getAsBoolean()) {
            long start = from.getAsLong();
            long begun = System.nanoTime();
            from = connections.use(connection -> inTransaction(connection, start, end));
            long nanos = System.nanoTime() - begun;
            longest = Math.max(longest, nanos);
            LockSupport.parkNanos(from.isPresent() ? nanos : 0);
        }
        return new ArchiveRun(hours, requests, interactions, TimeUnit.NANOSECONDS.toMillis(longest));
    }

    /** Archives hours until the time is used up; returns where to go on, or nothing if all is done. */
    private OptionalLong inTransaction(Connection connection, long from, long end) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                OptionalLong next = some(connection, from, end);
                statement.execute("COMMIT");
                return next;
            } catch (SQLException | RuntimeException failure) {
                rollback(statement, failure);
                throw failure;
            }
        }
    }

    private static void rollback(Statement statement, Exception cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    private OptionalLong some(Connection connection, long from, long end) throws SQLException {
        long deadline = System.nanoTime() + TRANSACTION_NANOS;
        try (HourChoice choice = new HourChoice(connection);
                HourFreezer freezer = new HourFreezer(connection)) {
            OptionalLong hour = choice.next(from, end);
            while (hour.isPresent() && System.nanoTime() < deadline) {
                if (choice.isFree(hour.getAsLong())) {
                    count(freezer, hour.getAsLong());
                }
                hour = choice.next(hour.getAsLong() + 1, end);
            }
            return hour;
        }
    }

    private void count(HourFreezer freezer, long hour) throws SQLException {
        FrozenHour frozen = freezer.freeze(hour);
        if (frozen != null) {
            hours++;
            requests += frozen.requests().size();
            interactions += frozen.interactions().size();
        }
    }
}
