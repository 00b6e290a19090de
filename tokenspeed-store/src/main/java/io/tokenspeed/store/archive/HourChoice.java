package io.tokenspeed.store.archive;

import io.tokenspeed.store.cold.BlockRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Chooses hours to archive, oldest first, each by one look at an index. */
final class HourChoice implements AutoCloseable {
    private static final long HOUR = 3_600_000;

    /** Instants before this hour are no times, but zeros and smaller numbers of another program. */
    private static final long FIRST = 24;

    private static final String NEXT = """
        SELECT MIN(hour) FROM (
          SELECT CAST(MIN(COALESCE(completed_at, started_at)) AS INTEGER) / 3600000 AS hour FROM requests
          WHERE COALESCE(completed_at, started_at) >= ?1 AND COALESCE(completed_at, started_at) < ?2
          UNION ALL SELECT MIN(at) / 3600000 FROM interaction WHERE at >= ?1 AND at < ?2)\
        """;

    /** A new row gets the number after the highest one, and arrivals are found by that number. */
    private static final String IS_FREE = """
        SELECT NOT EXISTS (SELECT 1 FROM dirty_hour WHERE hour = ?1)
          AND COALESCE((SELECT CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000 FROM requests
            WHERE rowid = (SELECT MAX(rowid) FROM requests)), -1) <> ?1\
        """;

    private final Connection connection;
    private final PreparedStatement next;
    private final PreparedStatement isFree;

    HourChoice(Connection connection) throws SQLException {
        this.connection = connection;
        this.next = connection.prepareStatement(NEXT);
        this.isFree = connection.prepareStatement(IS_FREE);
    }

    /** The first hour with rows from {@code from} on and before {@code end}, in hours since the epoch. */
    OptionalLong next(long from, long end) throws SQLException {
        next.setLong(1, Math.max(FIRST, from) * HOUR);
        next.setLong(2, end * HOUR);
        try (ResultSet row = next.executeQuery()) {
            long hour = row.next() ? row.getLong(1) : 0;
            return row.wasNull() || hour == 0 ? OptionalLong.empty() : OptionalLong.of(hour);
        }
    }

    /** Whether an hour may be archived now. */
    boolean isFree(long hour) throws SQLException {
        isFree.setLong(1, hour);
        try (ResultSet row = isFree.executeQuery()) {
            return row.next() && row.getBoolean(1) && !BlockRows.contains(connection, hour);
        }
    }

    @Override
    public void close() throws SQLException {
        next.close();
        isFree.close();
    }
}
