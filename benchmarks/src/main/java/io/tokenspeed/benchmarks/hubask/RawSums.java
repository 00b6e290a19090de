package io.tokenspeed.benchmarks.hubask;

import io.tokenspeed.benchmarks.server.Timings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a hub's database itself, without the hub, for plain sums by provider and model: over the sums of days, which is
 * less than the hub reads, and over the buckets, which is what it saves. Distributions are in neither.
 */
final class RawSums {
    private static final String SUMS = "SELECT s.provider, s.model, SUM(u.requests), SUM(u.output),"
            + " SUM(u.input + u.cache_read + u.cache_write_5m + u.cache_write_1h + u.output), SUM(u.nano_usd),"
            + " SUM(u.e2e_tokens), SUM(u.e2e_millis)";
    private static final String DAYS = SUMS + " FROM usage_day u JOIN series s ON s.series_id = u.series_id"
            + " WHERE u.day_start >= ? GROUP BY s.provider, s.model";
    private static final String BUCKETS = SUMS + " FROM usage_bucket u JOIN series s ON s.series_id = u.series_id"
            + " WHERE u.bucket_start >= ? GROUP BY s.provider, s.model";

    private final Connection connection;

    private RawSums(Connection connection) {
        this.connection = connection;
    }

    /** Returns the times of each question by its name. */
    static Map<String, Timings> ask(String url, int rounds) throws SQLException {
        Map<String, Timings> timings = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            RawSums raw = new RawSums(connection);
            timings.put("28 days, from sums of days", raw.timed(DAYS, 28, rounds));
            timings.put("400 days, from sums of days", raw.timed(DAYS, MakeHub.DAYS, rounds));
            timings.put("28 days, from buckets", raw.timed(BUCKETS, 28, Math.max(2, rounds / 10)));
        }
        return timings;
    }

    private Timings timed(String sql, int days, int rounds) throws SQLException {
        List<Long> nanos = new ArrayList<>();
        long from = System.currentTimeMillis() / 1000 - days * RandomBuckets.DAY;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < rounds; i++) {
                query.setLong(1, from + i);
                long start = System.nanoTime();
                readAll(query);
                nanos.add(System.nanoTime() - start);
            }
        }
        return Timings.of(nanos);
    }

    private static void readAll(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                row.getLong(3);
            }
        }
    }
}
