package io.tokenspeed.store;

import io.tokenspeed.model.histogram.HistogramBuilder;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.CompatibleSums;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers from hourly sums where they are exact, else from the requests themselves. */
final class SqliteUsage implements UsageReader {
    private static final long QUARTER = 900_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;

    /** The order of groups in every answer. */
    static final Comparator<UsageRow> LARGEST_FIRST = Comparator.comparingLong(
                    (UsageRow row) -> row.totals().tokens().total())
            .reversed()
            .thenComparing(row -> String.join("\u0000", row.keys()));

    private final Connections connections;

    SqliteUsage(Connections connections) {
        this.connections = connections;
    }

    @Override
    public UsageTotals summary(UsageFilter filter) {
        List<UsageRow> rows = breakdown(filter, List.of());
        return rows.isEmpty() ? UsageTotals.ZERO : rows.get(0).totals();
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return connections.use(connection -> {
            UsageHours.refresh(connection);
            String sql = UsageSql.group("", by, filter, !wholeHours(filter.range()));
            List<UsageRow> rows = new ArrayList<>();
            try (PreparedStatement query = UsageSql.prepare(connection, sql, filter, !wholeHours(filter.range()));
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UsageTotals totals = UsageColumns.read(row, by.size() + 1, filter.costMode());
                    if (totals.attempts() > 0) {
                        rows.add(new UsageRow(keys(row, 1, by.size()), totals));
                    }
                }
            }
            rows.sort(LARGEST_FIRST);
            return rows;
        });
    }

    /** The predecessor's sums of the matching requests, always from the requests themselves. */
    Map<List<String>, CompatibleSums> compatible(UsageFilter filter, List<Dimension> by) {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = "SELECT " + UsageQuery.columns(by) + CompatibleColumns.SUMS + " FROM usage_request" + query.where()
                + UsageQuery.groupBy(by.size());
        return connections.use(connection -> {
            Map<List<String>, CompatibleSums> groups = new HashMap<>();
            try (PreparedStatement statement = query.prepare(connection, sql);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (CompatibleColumns.any(row, by.size() + 1)) {
                        groups.put(keys(row, 1, by.size()), CompatibleColumns.read(row, by.size() + 1));
                    }
                }
            }
            return groups;
        });
    }

    private static boolean wholeHours(TimeRange range) {
        return (range.from() == null || range.from().toEpochMilli() % HOUR == 0)
                && (range.to() == null || range.to().toEpochMilli() % HOUR == 0);
    }

    @Override
    public List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by) {
        return connections.use(connection -> {
            UsageHours.refresh(connection);
            LocalHours hours = localHours(connection, filter);
            boolean raw = !wholeHours(filter.range()) || !hours.fullHours();
            String millis = raw ? "instant" : "(hour * 3600000)";
            long unit = interval != Interval.HOUR ? DAY : raw ? QUARTER : HOUR;
            String period = interval == Interval.HOUR ? millis + " / " + unit : hours.dayOf(millis);
            return points(connection, filter, interval, by, period, unit, raw);
        });
    }

    private static List<UsagePoint> points(
            Connection connection,
            UsageFilter filter,
            Interval interval,
            List<Dimension> by,
            String period,
            long unit,
            boolean raw)
            throws SQLException {
        String sql = UsageSql.group(period + " AS period, ", by, filter, raw);
        Map<Instant, Map<List<String>, UsageTotals>> sums = new TreeMap<>();
        try (PreparedStatement query = UsageSql.prepare(connection, sql, filter, raw);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Instant start = start(row.getLong(1), unit, interval, filter.zone());
                UsageTotals totals = UsageColumns.read(row, by.size() + 2, filter.costMode());
                sums.computeIfAbsent(start, key -> new HashMap<>())
                        .merge(keys(row, 2, by.size()), totals, UsageTotals::plus);
            }
        }
        List<UsagePoint> points = new ArrayList<>();
        sums.forEach((start, groups) ->
                sorted(groups).forEach(row -> points.add(new UsagePoint(start, row.keys(), row.totals()))));
        return points;
    }

    /** Hours are gathered from parts of hours, because some zones are half an hour off; weeks and months from days. */
    private static Instant start(long period, long unit, Interval interval, ZoneId zone) {
        Instant start = unit == DAY
                ? LocalDate.ofEpochDay(period).atStartOfDay(zone).toInstant()
                : Instant.ofEpochMilli(period * unit);
        return interval.startOf(start, zone);
    }

    private static List<UsageRow> sorted(Map<List<String>, UsageTotals> groups) {
        List<UsageRow> rows = new ArrayList<>();
        groups.forEach((keys, totals) -> {
            if (totals.attempts() > 0) {
                rows.add(new UsageRow(keys, totals));
            }
        });
        rows.sort(LARGEST_FIRST);
        return rows;
    }

    private static LocalHours localHours(Connection connection, UsageFilter filter) throws SQLException {
        // Two questions, because the index answers each at once, and both together by reading all of it.
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT (SELECT MIN(hour) FROM usage_hour) * 3600000,"
                                + " ((SELECT MAX(hour) FROM usage_hour) + 1) * 3600000");
                ResultSet row = query.executeQuery()) {
            row.next();
            return new LocalHours(
                    filter.zone(), Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)));
        }
    }

    @Override
    public List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by) {
        Map<List<String>, SpeedSamples> samples = connections.use(connection -> samples(connection, filter, by));
        List<SpeedRow> rows = new ArrayList<>();
        for (UsageRow row : breakdown(filter, by)) {
            SpeedSamples of = samples.getOrDefault(row.keys(), new SpeedSamples());
            rows.add(new SpeedRow(row.keys(), row.totals(), of.decode.build(), of.e2e.build()));
        }
        return rows;
    }

    private static Map<List<String>, SpeedSamples> samples(
            Connection connection, UsageFilter filter, List<Dimension> by) throws SQLException {
        UsageQuery query = UsageQuery.requests(filter);
        query.and("speed_basis IN ('exact_decode', 'exact_e2e', 'stream_window', 'e2e_approx')");
        String sql = "SELECT speed_basis, speed_tokens, speed_ms, output, latency_ms, " + UsageQuery.columns(by)
                + "1 FROM usage_request" + query.where();
        Map<List<String>, SpeedSamples> samples = new HashMap<>();
        try (PreparedStatement statement = query.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                samples.computeIfAbsent(keys(row, 6, by.size()), key -> new SpeedSamples())
                        .add(row);
            }
        }
        return samples;
    }

    /** Speeds of single requests in milli-tokens per second. */
    private static final class SpeedSamples {
        private final HistogramBuilder decode = new HistogramBuilder();
        private final HistogramBuilder e2e = new HistogramBuilder();

        void add(ResultSet row) throws SQLException {
            long own = milliTokensPerSecond(row.getLong(2), row.getLong(3));
            boolean measured = row.getString(1).equals("exact_decode");
            if (measured) {
                decode.record(own);
            } else if (!row.getString(1).equals("stream_window")) {
                e2e.record(own);
                return;
            }
            long latency = row.getLong(5);
            if (latency > 0) {
                e2e.record(milliTokensPerSecond(row.getLong(4), latency));
            }
        }

        private static long milliTokensPerSecond(long tokens, long millis) {
            return Math.round(tokens * 1e6 / millis);
        }
    }

    private static List<String> keys(ResultSet row, int first, int count) throws SQLException {
        List<String> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(row.getString(first + i));
        }
        return keys;
    }
}
