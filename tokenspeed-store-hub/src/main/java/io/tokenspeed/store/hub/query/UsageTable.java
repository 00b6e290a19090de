package io.tokenspeed.store.hub.query;

import io.tokenspeed.store.hub.database.Dialect;
import io.tokenspeed.store.hub.sums.SumsColumns;
import java.util.List;
import java.util.stream.Collectors;

/** The three tables with sums of usage. */
enum UsageTable {
    DAYS("u.first_start", "u.last_end", """
            FROM part CROSS JOIN usage_day u
            JOIN series s ON s.series_id = u.series_id JOIN device d ON d.device_no = s.device_no
            WHERE u.day_start >= part.lo AND u.day_start < part.hi""") {
        @Override
        List<Segment> of(Segments segments) {
            return segments.days();
        }
    },
    HOURS("u.first_start", "u.last_end", """
            FROM part CROSS JOIN usage_hour u
            JOIN series s ON s.series_id = u.series_id JOIN device d ON d.device_no = s.device_no
            WHERE u.hour_start >= part.lo AND u.hour_start < part.hi""") {
        @Override
        List<Segment> of(Segments segments) {
            return segments.hours();
        }
    },
    BUCKETS("u.bucket_start", "u.bucket_start + u.bucket_seconds", """
            FROM part CROSS JOIN usage_bucket u
            JOIN series s ON s.series_id = u.series_id JOIN device d ON d.device_no = s.device_no
            WHERE u.bucket_start >= part.lo AND u.bucket_start < part.hi""") {
        @Override
        List<Segment> of(Segments segments) {
            return segments.edges();
        }
    };

    private final String firstStart;
    private final String lastEnd;
    private final String from;

    /** The columns to read from a table. */
    enum Columns {
        SUMS,
        DISTRIBUTIONS
    }

    UsageTable(String firstStart, String lastEnd, String from) {
        this.firstStart = firstStart;
        this.lastEnd = lastEnd;
        this.from = from;
    }

    /** The segments that are read from this table. */
    abstract List<Segment> of(Segments segments);

    /**
     * Returns a query that ends in its condition, so that more conditions can be appended. Numbers are literals, as
     * they need no escaping.
     */
    String sql(Dialect dialect, List<Segment> segments, List<String> keys, Columns columns) {
        String selected = switch (columns) {
            case SUMS -> HubTally.columns(dialect, firstStart, lastEnd);
            case DISTRIBUTIONS -> "u." + SumsColumns.DISTRIBUTIONS;
        };
        return "WITH part (period, lo, hi) AS (VALUES "
                + segments.stream().map(UsageTable::values).collect(Collectors.joining(", "))
                + ") SELECT part.period, "
                + keys.stream().map(key -> key + ", ").collect(Collectors.joining())
                + selected + " " + from;
    }

    private static String values(Segment segment) {
        return "(" + segment.period() + ", " + segment.from() + ", " + segment.to() + ")";
    }
}
