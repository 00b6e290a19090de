package io.tokenspeed.store.hub.sums;

import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * One of the two tables of sums, {@code usage_hour} and {@code usage_day}: how its rows are found and written, and what
 * they are sums of.
 */
public final class RollupTable {
    public static final RollupTable HOUR = new RollupTable("usage_hour", "hour_start", 3_600);
    public static final RollupTable DAY = new RollupTable("usage_day", "day_start", 86_400);

    /**
     * Time comes first in the key, so the query walks the bucket starts of the hour and looks the series up at each of
     * them.
     */
    private static final String BUCKETS_OF_HOUR = """
            WITH RECURSIVE known (start) AS (
              SELECT MIN(bucket_start) FROM usage_bucket WHERE bucket_start >= ?
              UNION ALL
              SELECT (SELECT MIN(bucket_start) FROM usage_bucket WHERE bucket_start > known.start)
              FROM known WHERE known.start < ?)
            SELECT u.series_id, u.bucket_start / 3600 * 3600, u.bucket_start, u.bucket_start + u.bucket_seconds,"""
            + " " + SumsColumns.list("u.") + " FROM known CROSS JOIN usage_bucket u"
            + " WHERE u.bucket_start = known.start AND known.start < ? AND u.series_id = ?";

    private final String table;
    private final String key;
    private final long seconds;
    private final KeyLookup<RollupRows.Id> find;
    private final Upsert upsert;

    private RollupTable(String table, String key, long seconds) {
        this.table = table;
        this.key = key;
        this.seconds = seconds;
        this.find = new KeyLookup<>(
                "WITH wanted (series_id, start) AS (VALUES %s) SELECT u.series_id, u." + key
                        + ", u.first_start, u.last_end, " + SumsColumns.list("u.") + " FROM wanted CROSS JOIN " + table
                        + " u WHERE u." + key + " = wanted.start AND u.series_id = wanted.series_id",
                2,
                RollupTable::bind);
        this.upsert = new Upsert(table, List.of(key, "series_id"), List.of("first_start", "last_end"));
    }

    private static void bind(PreparedStatement statement, int first, RollupRows.Id id) throws SQLException {
        statement.setLong(first, id.seriesId());
        statement.setLong(first + 1, id.start());
    }

    String table() {
        return table;
    }

    /** The column with the start of the hour or day. */
    String key() {
        return key;
    }

    /** The length of an hour or day in seconds. */
    public long seconds() {
        return seconds;
    }

    /** Finds rows by key; columns: series, start, start of the first bucket, end of the last bucket, sums. */
    KeyLookup<RollupRows.Id> find() {
        return find;
    }

    Upsert upsert() {
        return upsert;
    }

    /** The hour or day that holds a bucket. */
    RollupRows.Id of(Buckets.Id bucket) {
        return of(bucket.seriesId(), bucket.start());
    }

    /** The hour or day that holds an instant in seconds since the epoch. */
    RollupRows.Id of(long seriesId, long second) {
        return new RollupRows.Id(seriesId, Math.floorDiv(second, seconds) * seconds);
    }

    /**
     * Reads the rows that add up to a row: the buckets of an hour, or the hours of a day. Columns as in {@link #find}.
     */
    void forEachPart(HubSession session, RollupRows.Id whole, KeyLookup.Reader reader) throws SQLException {
        if (seconds == HOUR.seconds) {
            forEachBucket(session, whole, reader);
        } else {
            List<RollupRows.Id> hours = LongStream.range(0, seconds / HOUR.seconds)
                    .mapToObj(hour -> new RollupRows.Id(whole.seriesId(), whole.start() + hour * HOUR.seconds))
                    .toList();
            Set<Long> seen = new HashSet<>();
            HOUR.find.forEach(session, hours, row -> {
                if (seen.add(row.getLong(2))) {
                    reader.read(row);
                }
            });
        }
    }

    private static void forEachBucket(HubSession session, RollupRows.Id hour, KeyLookup.Reader reader)
            throws SQLException {
        PreparedStatement query = session.prepare(BUCKETS_OF_HOUR);
        long end = hour.start() + HOUR.seconds;
        query.setLong(1, hour.start());
        query.setLong(2, end);
        query.setLong(3, end);
        query.setLong(4, hour.seriesId());
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
