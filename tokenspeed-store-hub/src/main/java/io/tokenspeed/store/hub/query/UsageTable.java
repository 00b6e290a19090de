package io.tokenspeed.store.hub.query;

import io.tokenspeed.store.hub.database.Dialect;
import io.tokenspeed.store.hub.sums.SumsColumns;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The three tables with sums of usage. */
enum UsageTable {
    DAYS("u.first_start", "u.last_end", """
            FROM part CROSS JOIN usage_day u%s
            WHERE u.day_start >= part.lo AND u.day_start < part.hi""") {
        @Override
        List<Segment> of(Segments segments) {
            return segments.days();
        }
    },
    HOURS("u.first_start", "u.last_end", """
            FROM part CROSS JOIN usage_hour u%s
            WHERE u.hour_start >= part.lo AND u.hour_start < part.hi""") {
        @Override
        List<Segment> of(Segments segments) {
            return segments.hours();
        }
    },
    BUCKETS("u.bucket_start", "u.bucket_start + u.bucket_seconds", """
            FROM part CROSS JOIN usage_bucket u%s
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
     * Returns a query that ends in its condition, so that more conditions can be appended. Its first column is the place
     * of a segment in the list. Numbers are literals, as they need no escaping.
     */
    String sql(Dialect dialect, List<Segment> segments, UsageQuestion question, Columns columns) {
        String selected = switch (columns) {
            case SUMS -> HubTally.columns(dialect, firstStart, lastEnd);
            case DISTRIBUTIONS -> "u." + SumsColumns.DISTRIBUTIONS;
        };
        return "WITH part (place, lo, hi) AS (VALUES "
                + IntStream.range(0, segments.size())
                        .mapToObj(place -> values(place, segments.get(place)))
                        .collect(Collectors.joining(", "))
                + ") SELECT part.place, "
                + question.keys().stream().map(key -> key + ", ").collect(Collectors.joining())
                + selected + " " + from.formatted(joined(question));
    }

    /** Joins only what is asked for, because a look-up for each row takes as long as to add it up. */
    private static String joined(UsageQuestion question) {
        String series = question.readsSeries() ? " JOIN series s ON s.series_id = u.series_id" : "";
        return series + (question.readsDevices() ? " JOIN device d ON d.device_no = s.device_no" : "");
    }

    private static String values(int place, Segment segment) {
        return "(" + place + ", " + segment.from() + ", " + segment.to() + ")";
    }
}
