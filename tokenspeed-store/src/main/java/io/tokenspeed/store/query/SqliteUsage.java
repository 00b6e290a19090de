package io.tokenspeed.store.query;

import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.PredecessorSumColumns;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.columns.UsageSql;
import io.tokenspeed.store.hours.LocalHours;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.hours.WholeHours;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.OneState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers from hour sums where they are exact, else from single requests. */
public final class SqliteUsage implements UsageReader {
    /** The order of groups in every answer: most tokens first. */
    static final Comparator<UsageRow> LARGEST_FIRST = Comparator.comparingLong(
                    (UsageRow row) -> row.totals().tokens().total())
            .reversed()
            .thenComparing(row -> String.join("\u0000", row.keys()));

    private final Connections connections;
    private final ColdHours cold;

    public SqliteUsage(Connections connections) {
        this.connections = connections;
        this.cold = new ColdHours(connections);
    }

    @Override
    public UsageTotals summary(UsageFilter filter) {
        List<UsageRow> rows = breakdown(filter, List.of());
        return rows.isEmpty() ? UsageTotals.ZERO : rows.get(0).totals();
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        refresh();
        PeriodSums sums = new PeriodSums(filter, by, null);
        WholeHours whole = WholeHours.of(filter.range());
        addHours(sums, whole, "");
        whole.edges().forEach(edge -> addRequests(sums, edge));
        return sums.rows();
    }

    private void refresh() {
        Connection unused = connections.use(connection -> {
            UsageHours.refresh(connection);
            return connection;
        });
    }

    private void addHours(PeriodSums sums, WholeHours whole, String only) {
        if (!whole.isEmpty()) {
            PeriodSums unused = connections.use(connection -> sums.addHours(connection, whole.range(), only));
        }
    }

    private void addRequests(PeriodSums sums, TimeRange range) {
        cold.each(range, (connection, part) -> {
            sums.addRequests(connection, part);
            return true;
        });
    }

    /** Sums the matching requests by the predecessor's definitions, always from single requests. */
    Map<List<String>, PredecessorSums> predecessor(UsageFilter filter, List<Dimension> by) {
        Map<List<String>, PredecessorSums> groups = new HashMap<>();
        cold.each(filter.range(), (connection, part) -> {
            predecessor(connection, filter.during(part), by, groups);
            return true;
        });
        return groups;
    }

    private static void predecessor(
            Connection connection, UsageFilter filter, List<Dimension> by, Map<List<String>, PredecessorSums> groups)
            throws SQLException {
        UsageQuery query = UsageQuery.requests(filter);
        String sql = "SELECT " + UsageQuery.columns(by) + PredecessorSumColumns.SUMS + " FROM usage_request"
                + query.where() + UsageQuery.groupBy(by.size());
        try (PreparedStatement statement = query.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (PredecessorSumColumns.any(row)) {
                    groups.merge(UsageQuery.keys(row, by), PredecessorSumColumns.read(row), PredecessorSums::plus);
                }
            }
        }
    }

    /** Whole hours come from their sums. Hours that a day of the zone cuts, and the edges, come from single requests. */
    @Override
    public List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by) {
        refresh();
        LocalHours local = connections.use(connection -> localHours(connection, filter));
        PeriodSums sums = new PeriodSums(filter, by, new PeriodSums.Period(interval, local));
        if (interval == Interval.HOUR && !local.fullHours()) {
            addRequests(sums, filter.range());
            return sums.points();
        }
        WholeHours whole = WholeHours.of(filter.range());
        addHours(sums, whole, local.fullHours() ? "" : "NOT " + local.isCut("hour"));
        whole.edges().forEach(edge -> addRequests(sums, edge));
        if (!local.fullHours() && !whole.isEmpty()) {
            addCutHours(sums, filter.during(whole.range()), local.isCut("hour"));
        }
        return sums.points();
    }

    private void addCutHours(PeriodSums sums, UsageFilter filter, String isCut) {
        List<Long> cut = connections.use(connection -> hours(connection, filter, isCut));
        cold.hours(cut, (connection, some) -> {
            for (long hour : some) {
                sums.addRequests(connection, WholeHours.hour(hour));
            }
        });
    }

    private static List<Long> hours(Connection connection, UsageFilter filter, String only) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement query = UsageSql.prepare(connection, UsageSql.hours(filter, only), filter, false);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                hours.add(row.getLong(1));
            }
        }
        return hours;
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
        Samples samples = samples(new Samples(filter, by, null));
        List<SpeedRow> rows = new ArrayList<>();
        for (UsageRow row : breakdown(filter, by)) {
            rows.add(samples.row(Instant.EPOCH, row.keys(), row.totals()));
        }
        return rows;
    }

    @Override
    public List<SpeedPoint> speedSeries(UsageFilter filter, Interval interval, List<Dimension> by) {
        Samples samples = samples(new Samples(filter, by, interval));
        List<SpeedPoint> points = new ArrayList<>();
        for (UsagePoint point : series(filter, interval, by)) {
            points.add(new SpeedPoint(point.start(), samples.row(point.start(), point.keys(), point.totals())));
        }
        return points;
    }

    /** Archived hours have their distributions beside them; those that a period cuts are read from their requests. */
    private Samples samples(Samples samples) {
        refresh();
        WholeHours whole = samples.whole();
        if (!whole.isEmpty()) {
            List<Long> cut = connections.use(connection -> OneState.of(connection, () -> {
                samples.addRequests(connection, whole.range());
                return samples.addArchived(connection, whole);
            }));
            cold.hours(cut, (connection, some) -> {
                for (long hour : some) {
                    samples.addRequests(connection, WholeHours.hour(hour));
                }
            });
        }
        addEdges(samples);
        return samples;
    }

    private void addEdges(Samples samples) {
        for (TimeRange edge : samples.whole().edges()) {
            cold.each(edge, (connection, part) -> {
                samples.addRequests(connection, part);
                return true;
            });
        }
    }
}
