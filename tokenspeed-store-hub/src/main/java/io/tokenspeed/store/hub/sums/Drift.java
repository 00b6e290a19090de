package io.tokenspeed.store.hub.sums;

import io.tokenspeed.store.hub.database.HubSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares the stored sums per hour and day with the sums of the buckets, day by day. Reads both in the same order, so
 * that few rows are in memory at once.
 */
public final class Drift {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int SUMS_COLUMN = 5;

    private final HubSession session;
    private final SumsColumns columns = new SumsColumns();
    private final DistributionCodec codec = new DistributionCodec();

    public Drift(HubSession session) {
        this.session = session;
    }

    /** Returns the number of hours and days whose sums differ, are missing, or have no buckets. */
    public long count() throws SQLException {
        long differing = 0;
        long day = edge("MIN");
        for (long last = edge("MAX"); day <= last; day += RollupTable.DAY.seconds()) {
            differing += count(RollupTable.HOUR, day) + count(RollupTable.DAY, day);
        }
        return differing;
    }

    /** Returns the first or last day in any of the tables, in seconds since the epoch. */
    private long edge(String function) throws SQLException {
        String sql = "SELECT " + function + "(at) FROM (SELECT " + function + "(bucket_start) AS at FROM usage_bucket"
                + " UNION ALL SELECT " + function + "(hour_start) FROM usage_hour"
                + " UNION ALL SELECT " + function + "(day_start) FROM usage_day) edge";
        try (PreparedStatement query = session.handle().getConnection().prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            long day = RollupTable.DAY.seconds();
            return row.next() ? row.getLong(1) / day * day : 0;
        }
    }

    private record Rollup(RollupRows.Id id, RollupRows.Row row) {}

    private long count(RollupTable table, long day) throws SQLException {
        String buckets = "SELECT series_id, bucket_start / " + table.seconds() + " * " + table.seconds()
                + ", bucket_start, bucket_start + bucket_seconds, " + SumsColumns.list("") + " FROM usage_bucket"
                + of("bucket_start", day);
        String stored = "SELECT series_id, " + table.key() + ", first_start, last_end, " + SumsColumns.list("")
                + " FROM " + table.table() + of(table.key(), day);
        try (PreparedStatement left = session.handle().getConnection().prepareStatement(buckets);
                PreparedStatement right = session.handle().getConnection().prepareStatement(stored)) {
            left.setFetchSize(ROWS_AT_ONCE);
            right.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet parts = left.executeQuery();
                    ResultSet wholes = right.executeQuery()) {
                return compare(new Rollups(parts), new Rollups(wholes));
            }
        }
    }

    private static String of(String start, long day) {
        return " WHERE " + start + " >= " + day + " AND " + start + " < " + (day + RollupTable.DAY.seconds())
                + " ORDER BY series_id, " + start;
    }

    private long compare(Rollups parts, Rollups wholes) throws SQLException {
        long differing = 0;
        Rollup part = parts.next();
        Rollup whole = wholes.next();
        while (part != null || whole != null) {
            int order = order(part, whole);
            differing += order == 0 && part != null && whole != null && same(part.row(), whole.row()) ? 0 : 1;
            part = order <= 0 ? parts.next() : part;
            whole = order >= 0 ? wholes.next() : whole;
        }
        return differing;
    }

    private static int order(@Nullable Rollup a, @Nullable Rollup b) {
        if (a == null || b == null) {
            return a == null ? 1 : -1;
        }
        int bySeries = Long.compare(a.id().seriesId(), b.id().seriesId());
        return bySeries != 0 ? bySeries : Long.compare(a.id().start(), b.id().start());
    }

    private boolean same(RollupRows.Row a, RollupRows.Row b) {
        return a.firstStart() == b.firstStart()
                && a.lastEnd() == b.lastEnd()
                && a.sums().hasSameCountersAs(b.sums())
                && Arrays.equals(
                        codec.encode(a.sums().distributions()),
                        codec.encode(b.sums().distributions()));
    }

    /** Adds up adjacent rows of the same series and hour or day. */
    private final class Rollups {
        private final ResultSet rows;
        private @Nullable Rollup ahead;

        Rollups(ResultSet rows) throws SQLException {
            this.rows = rows;
            this.ahead = read();
        }

        private @Nullable Rollup read() throws SQLException {
            return rows.next()
                    ? new Rollup(
                            new RollupRows.Id(rows.getLong(1), rows.getLong(2)),
                            new RollupRows.Row(rows.getLong(3), rows.getLong(4), columns.read(rows, SUMS_COLUMN)))
                    : null;
        }

        @Nullable
        Rollup next() throws SQLException {
            Rollup current = ahead;
            ahead = current == null ? null : read();
            while (current != null && ahead != null && ahead.id().equals(current.id())) {
                RollupRows.Row part = ahead.row();
                current.row().sums().add(part.sums());
                current = new Rollup(current.id(), current.row().spanning(part.firstStart(), part.lastEnd()));
                ahead = read();
            }
            return current;
        }
    }
}
