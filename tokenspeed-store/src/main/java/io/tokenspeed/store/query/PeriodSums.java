package io.tokenspeed.store.query;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.columns.ColumnPositions;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.columns.UsageSql;
import io.tokenspeed.store.columns.UsageVector;
import io.tokenspeed.store.hours.LocalHours;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up matching usage by period and group, from hour sums and from single requests. */
final class PeriodSums {
    private static final long QUARTER = 900_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;

    private final UsageFilter filter;
    private final List<Dimension> by;
    private final @Nullable Period period;
    private final Map<Instant, Map<List<String>, UsageTotals>> sums = new TreeMap<>();

    /**
     * Starts without usage.
     *
     * @param period the periods; null if all usage belongs to one
     */
    PeriodSums(UsageFilter filter, List<Dimension> by, @Nullable Period period) {
        this.filter = filter;
        this.by = by;
        this.period = period;
    }

    /**
     * The periods of a zone.
     *
     * @param interval how long they are
     * @param local the zone
     */
    record Period(Interval interval, LocalHours local) {
        /** An expression for the {@link #unit} that an instant belongs to. */
        private String sql(String millis, boolean raw) {
            return interval == Interval.HOUR ? millis + " / " + unit(raw) : local.dayOf(millis);
        }

        /** Hours are gathered from quarters, because some zones are half an hour off; weeks and months from days. */
        private long unit(boolean raw) {
            return interval != Interval.HOUR ? DAY : raw ? QUARTER : HOUR;
        }
    }

    /** Adds the sums of whole hours that meet a condition; empty for all. */
    PeriodSums addHours(Connection connection, TimeRange hours, String only) throws SQLException {
        add(connection, filter.during(hours), "(hour * 3600000)", only);
        return this;
    }

    /** Adds single requests. */
    void addRequests(Connection connection, TimeRange range) throws SQLException {
        add(connection, filter.during(range), "instant", "");
    }

    private void add(Connection connection, UsageFilter some, String millis, String only) throws SQLException {
        boolean raw = millis.equals("instant");
        String column = period == null ? "" : period.sql(millis, raw) + " AS period, ";
        String sql = UsageSql.group(column, by, some, raw, only);
        try (PreparedStatement query = UsageSql.prepare(connection, sql, some, raw);
                ResultSet row = query.executeQuery()) {
            ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
            while (row.next()) {
                UsageTotals totals = UsageVector.totals(row, positions, filter.costMode());
                if (totals.attempts() > 0) {
                    sums.computeIfAbsent(start(row, raw), key -> new HashMap<>())
                            .merge(UsageQuery.keys(row, by), totals, UsageTotals::plus);
                }
            }
        }
    }

    private Instant start(ResultSet row, boolean raw) throws SQLException {
        if (period == null) {
            return Instant.EPOCH;
        }
        long number = row.getLong("period");
        long unit = period.unit(raw);
        Instant start = unit == DAY
                ? LocalDate.ofEpochDay(number).atStartOfDay(filter.zone()).toInstant()
                : Instant.ofEpochMilli(number * unit);
        return period.interval().startOf(start, filter.zone());
    }

    /** The groups of all periods together. */
    List<UsageRow> rows() {
        Map<List<String>, UsageTotals> groups = new HashMap<>();
        sums.values().forEach(of -> of.forEach((keys, totals) -> groups.merge(keys, totals, UsageTotals::plus)));
        return sorted(groups);
    }

    /** The groups of each period, in order of time. */
    List<UsagePoint> points() {
        List<UsagePoint> points = new ArrayList<>();
        sums.forEach((start, groups) ->
                sorted(groups).forEach(row -> points.add(new UsagePoint(start, row.keys(), row.totals()))));
        return points;
    }

    private static List<UsageRow> sorted(Map<List<String>, UsageTotals> groups) {
        List<UsageRow> rows = new ArrayList<>();
        groups.forEach((keys, totals) -> rows.add(new UsageRow(keys, totals)));
        rows.sort(SqliteUsage.LARGEST_FIRST);
        return rows;
    }
}
