package io.tokenspeed.benchmarks.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the database itself, without the program, what the first view of the website is made of: the sums of 28 days by
 * provider and model, and by day and model. Percentiles are not among it, because SQLite has none.
 */
final class RawQuestions {
    private static final Duration PERIOD = Duration.ofDays(28);
    private static final String SUMS = "COUNT(*), SUM(input + cache_read + cache_write_5m + cache_write_1h + output),"
            + " SUM(output), SUM(COALESCE(logged_nano, computed_nano)), SUM(speed_tokens), SUM(speed_ms)"
            + " FROM usage_request WHERE superseded = 0 AND instant >= ? AND instant < ? GROUP BY 1, 2";

    private RawQuestions() {}

    /** Returns the times of each question. */
    static Map<String, Timings> ask(Path database, int rounds) throws SQLException {
        Map<String, Timings> timings = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            timings.put("by provider and model", timed(connection, "SELECT provider, model, " + SUMS, rounds));
            timings.put("by day and model", timed(connection, "SELECT instant / 86400000, model, " + SUMS, rounds));
        }
        return timings;
    }

    private static Timings timed(Connection connection, String sql, int rounds) throws SQLException {
        List<Long> nanos = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < rounds; i++) {
                Instant to = Instant.now().minusSeconds(i);
                query.setLong(1, to.minus(PERIOD).toEpochMilli());
                query.setLong(2, to.toEpochMilli());
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
