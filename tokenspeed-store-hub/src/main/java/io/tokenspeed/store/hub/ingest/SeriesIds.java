package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers of series: one for each device, project, tool, provider and model, assigned at first sight. Known numbers are
 * kept in memory. Safe for use by several threads, as long as each thread holds a lock on the devices of its series.
 */
final class SeriesIds {
    private static final int KEPT = 200_000;

    private static final KeyLookup<Series> FIND = new KeyLookup<>("""
            WITH wanted (device_no, project_id, tool, provider, model) AS (VALUES %s)
            SELECT s.device_no, s.project_id, s.tool, s.provider, s.model, s.series_id FROM wanted CROSS JOIN series s
            WHERE s.device_no = wanted.device_no AND s.project_id = wanted.project_id AND s.tool = wanted.tool
              AND s.provider = wanted.provider AND s.model = wanted.model""", 5, SeriesIds::bind);

    private static final String INSERT = """
            INSERT INTO series (device_no, project_id, tool, provider, model) VALUES (?, ?, ?, ?, ?) RETURNING series_id""";

    private final Map<Series, Long> kept = new ConcurrentHashMap<>();

    /** The key of a series. */
    record Series(long deviceNo, String projectId, String tool, String provider, String model) {
        static Series of(long deviceNo, BucketKey key) {
            return new Series(deviceNo, key.projectId(), key.tool(), key.provider(), key.model());
        }
    }

    /** Sets the number of each series; the caller passes them to {@link #keep} after the commit. */
    void number(HubSession session, Collection<BucketLocations.Numbered> all) throws SQLException {
        Map<Series, BucketLocations.Numbered> missing = new LinkedHashMap<>();
        for (BucketLocations.Numbered numbered : all) {
            Long known = kept.get(numbered.series());
            if (known == null) {
                missing.put(numbered.series(), numbered);
            } else {
                numbered.set(known);
            }
        }
        if (!missing.isEmpty()) {
            FIND.forEach(session, new ArrayList<>(missing.keySet()), row -> found(missing, row));
            insert(session, missing.values());
        }
    }

    /** Ignores a row that comes again, as {@link KeyLookup} allows. */
    private static void found(Map<Series, BucketLocations.Numbered> missing, ResultSet row) throws SQLException {
        BucketLocations.Numbered numbered = missing.remove(series(row));
        if (numbered != null) {
            numbered.set(row.getLong(6));
        }
    }

    private static void insert(HubSession session, Collection<BucketLocations.Numbered> missing) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        for (BucketLocations.Numbered numbered : missing) {
            bind(insert, 1, numbered.series());
            try (ResultSet row = insert.executeQuery()) {
                if (row.next()) {
                    numbered.set(row.getLong(1));
                }
            }
        }
    }

    /** Keeps numbers in memory. Only after the commit: after a rollback the database may give them to other series. */
    void keep(Collection<BucketLocations.Numbered> committed) {
        if (kept.size() > KEPT) {
            kept.clear();
        }
        committed.forEach(numbered -> kept.put(numbered.series(), numbered.number()));
    }

    private static void bind(PreparedStatement statement, int first, Series series) throws SQLException {
        statement.setLong(first, series.deviceNo());
        statement.setString(first + 1, series.projectId());
        statement.setString(first + 2, series.tool());
        statement.setString(first + 3, series.provider());
        statement.setString(first + 4, series.model());
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
