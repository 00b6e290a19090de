package io.tokenspeed.store.query;

import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.PredecessorSumColumns;
import io.tokenspeed.store.columns.SpeedKind;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.columns.UsageSql;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.hours.HourDetails;
import io.tokenspeed.store.hours.LocalHours;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.sqlite.Connections;
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

/** Answers from hour sums where they are exact, else from single requests. */
public final class SqliteUsage implements UsageReader {
    private static final long QUARTER = 900_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;

    /** The order of groups in every answer: most tokens first. */
    static final Comparator<UsageRow> LARGEST_FIRST = Comparator.comparingLong(
                    (UsageRow row) -> row.totals().tokens().total())
            .reversed()
            .thenComparing(row -> String.join("\u0000", row.keys()));

    private final Connections connections;

    public SqliteUsage(Connections connections) {
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
                ColumnPositions<UsageColumn> sums = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
                while (row.next()) {
                    UsageTotals totals = UsageVector.totals(row, sums, filter.costMode());
                    if (totals.attempts() > 0) {
                        rows.add(new UsageRow(UsageQuery.keys(row, by), totals));
                    }
                }
            }
            rows.sort(LARGEST_FIRST);
            return rows;
        });
    }

    /** Sums the matching requests by the predecessor's definitions, always from single requests. */
    Map<List<String>, PredecessorSums> predecessor(UsageFilter filter, List<Dimension> by) {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = "SELECT " + UsageQuery.columns(by) + PredecessorSumColumns.SUMS + " FROM usage_request"
                + query.where() + UsageQuery.groupBy(by.size());
        return connections.use(connection -> {
            Map<List<String>, PredecessorSums> groups = new HashMap<>();
            try (PreparedStatement statement = query.prepare(connection, sql);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (PredecessorSumColumns.any(row)) {
                        groups.put(UsageQuery.keys(row, by), PredecessorSumColumns.read(row));
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
            ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
            while (row.next()) {
                Instant start = start(row.getLong("period"), unit, interval, filter.zone());
                UsageTotals totals = UsageVector.totals(row, positions, filter.costMode());
                sums.computeIfAbsent(start, key -> new HashMap<>())
                        .merge(UsageQuery.keys(row, by), totals, UsageTotals::plus);
            }
        }
        List<UsagePoint> points = new ArrayList<>();
        sums.forEach((start, groups) ->
                sorted(groups).forEach(row -> points.add(new UsagePoint(start, row.keys(), row.totals()))));
        return points;
    }

    /**
     * Returns the start of the interval that a unit belongs to. Hours are gathered from quarters, because some zones
     * are half an hour off; weeks and months from days.
     */
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
        // Two subqueries, because the index answers each at once, but MIN and MAX together only by a full scan.
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
        Map<List<String>, HourDetails> samples = connections.use(connection -> samples(connection, filter, by));
        List<SpeedRow> rows = new ArrayList<>();
        for (UsageRow row : breakdown(filter, by)) {
            HourDetails of = samples.getOrDefault(row.keys(), HourDetails.NONE);
            rows.add(new SpeedRow(row.keys(), row.totals(), of.decode(), of.e2e()));
        }
        return rows;
    }

    private static Map<List<String>, HourDetails> samples(Connection connection, UsageFilter filter, List<Dimension> by)
            throws SQLException {
        UsageQuery query = UsageQuery.requests(filter);
        query.and(SpeedKind.anyOf(SpeedKind.DECODE, SpeedKind.E2E));
        String sql = "SELECT " + UsageQuery.columns(by) + SpeedKind.DECODE.milliTokensPerSecond() + " AS decode_speed, "
                + SpeedKind.E2E.milliTokensPerSecond() + " AS e2e_speed FROM usage_request" + query.where();
        Map<List<String>, HourDetails> samples = new HashMap<>();
        try (PreparedStatement statement = query.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                samples.computeIfAbsent(UsageQuery.keys(row, by), key -> new HourDetails())
                        .addSpeeds(row.getLong("decode_speed"), row.getLong("e2e_speed"));
            }
        }
        return samples;
    }
}
