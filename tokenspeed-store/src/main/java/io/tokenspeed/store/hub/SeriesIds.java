package io.tokenspeed.store.hub;

import io.tokenspeed.model.wire.BucketKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A number for each device, project, tool, provider and model, made when it is first seen. Known ones are kept in memory.
 * Safe for use by several threads, as long as each holds a lock on the devices that it asks about.
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

    /** What a series has in common. */
    record Series(long deviceNo, String projectId, String tool, String provider, String model) {
        static Series of(long deviceNo, BucketKey key) {
            return new Series(deviceNo, key.projectId(), key.tool(), key.provider(), key.model());
        }
    }

    /** The numbers of all of these; to be kept once they are committed. */
    Map<Series, Long> of(HubSession session, Collection<Series> all) throws SQLException {
        Map<Series, Long> ids = new HashMap<>();
        Set<Series> missing = new LinkedHashSet<>();
        for (Series series : all) {
            Long id = kept.get(series);
            if (id == null) {
                missing.add(series);
            } else {
                ids.put(series, id);
            }
        }
        if (!missing.isEmpty()) {
            FIND.forEach(session, new ArrayList<>(missing), row -> ids.put(series(row), row.getLong(6)));
            missing.removeAll(ids.keySet());
            insert(session, missing, ids);
        }
        return ids;
    }

    private static void insert(HubSession session, Set<Series> missing, Map<Series, Long> ids) throws SQLException {
        PreparedStatement insert = session.prepare(INSERT);
        for (Series series : missing) {
            bind(insert, 1, series);
            try (ResultSet row = insert.executeQuery()) {
                if (row.next()) {
                    ids.put(series, row.getLong(1));
                }
            }
        }
    }

    /** Keeps numbers, which must not be done before the commit: a rollback may give them to others. */
    void keep(Map<Series, Long> committed) {
        if (kept.size() > KEPT) {
            kept.clear();
        }
        kept.putAll(committed);
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
