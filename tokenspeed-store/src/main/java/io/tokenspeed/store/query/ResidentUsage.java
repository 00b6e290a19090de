package io.tokenspeed.store.query;

import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
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
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.HourTally;
import io.tokenspeed.store.hours.HourlyAnswerCache;
import io.tokenspeed.store.hours.QuarterHours;
import io.tokenspeed.store.hours.WholeHours;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers from the hour sums in memory, and from single requests at the edges of a time range. */
final class ResidentUsage implements UsageReader {
    private final HourCube cube;
    private final SqliteUsage edges;
    private final QuarterHours quarters;
    private final HourlyAnswerCache answers = new HourlyAnswerCache();

    ResidentUsage(HourCube cube, SqliteUsage edges, QuarterHours quarters) {
        this.cube = cube;
        this.edges = edges;
        this.quarters = quarters;
    }

    @Override
    public UsageTotals summary(UsageFilter filter) {
        List<UsageRow> rows = breakdown(filter, List.of());
        return rows.isEmpty() ? UsageTotals.ZERO : rows.get(0).totals();
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        if (by.contains(Dimension.SESSION)) {
            return edges.breakdown(filter, by);
        }
        Map<List<String>, UsageTotals> groups = collect(
                filter, by, () -> new HourTally.Totals(filter.costMode()), edge -> totals(edge, by), UsageTotals::plus);
        return sorted(groups);
    }

    private Map<List<String>, UsageTotals> totals(UsageFilter edge, List<Dimension> by) {
        Map<List<String>, UsageTotals> groups = new HashMap<>();
        edges.breakdown(edge, by).forEach(row -> groups.put(row.keys(), row.totals()));
        return groups;
    }

    private static List<UsageRow> sorted(Map<List<String>, UsageTotals> groups) {
        List<UsageRow> rows = new ArrayList<>();
        groups.forEach((keys, totals) -> {
            if (totals.attempts() > 0) {
                rows.add(new UsageRow(keys, totals));
            }
        });
        rows.sort(SqliteUsage.LARGEST_FIRST);
        return rows;
    }

    @Override
    public List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by) {
        List<UsagePoint> points = new ArrayList<>();
        series(filter, interval, by, points::add);
        return points;
    }

    @Override
    public void series(UsageFilter filter, Interval interval, List<Dimension> by, Consumer<UsagePoint> sink) {
        ResidentPeriods periods = new ResidentPeriods(cube.hours(), quarters, filter, interval);
        if (!periods.canGroup(by)) {
            edges.series(filter, interval, by, sink);
            return;
        }
        PeriodGroups<UsageTotals> ofEdges = new PeriodGroups<>(UsageTotals::plus);
        periods.edges(edge ->
                edges.series(edge, interval, by, point -> ofEdges.add(point.start(), point.keys(), point.totals())));
        periods.sum(
                by,
                () -> new HourTally.Totals(filter.costMode()),
                ofEdges,
                (start, sums) ->
                        sorted(sums).forEach(row -> sink.accept(new UsagePoint(start, row.keys(), row.totals()))));
    }

    @Override
    public List<SpeedPoint> speedSeries(UsageFilter filter, Interval interval, List<Dimension> by) {
        List<SpeedPoint> points = new ArrayList<>();
        speedSeries(filter, interval, by, points::add);
        return points;
    }

    @Override
    public void speedSeries(UsageFilter filter, Interval interval, List<Dimension> by, Consumer<SpeedPoint> sink) {
        ResidentPeriods periods = new ResidentPeriods(cube.hours(), quarters, filter, interval);
        if (!periods.canGroup(by)) {
            edges.speedSeries(filter, interval, by, sink);
            return;
        }
        PeriodGroups<HourTally.Speeds> ofEdges = new PeriodGroups<>(HourTally.Speeds::plus);
        periods.edges(edge -> edges.speedSeries(edge, interval, by)
                .forEach(point -> ofEdges.add(point.start(), point.row().keys(), HourTally.Speeds.of(point.row()))));
        periods.sum(
                by,
                () -> new HourTally.WithSpeeds(filter.costMode()),
                ofEdges,
                (start, sums) -> speedRows(sums).forEach(row -> sink.accept(new SpeedPoint(start, row))));
    }

    @Override
    public List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by) {
        if (by.contains(Dimension.SESSION)) {
            return edges.speeds(filter, by);
        }
        Map<List<String>, HourTally.Speeds> groups = collect(
                filter,
                by,
                () -> new HourTally.WithSpeeds(filter.costMode()),
                edge -> speedsOf(edge, by),
                HourTally.Speeds::plus);
        return speedRows(groups);
    }

    private static List<SpeedRow> speedRows(Map<List<String>, HourTally.Speeds> groups) {
        Map<List<String>, UsageTotals> totals = new HashMap<>();
        groups.forEach((keys, speeds) -> totals.put(keys, speeds.totals()));
        List<SpeedRow> rows = new ArrayList<>();
        for (UsageRow row : sorted(totals)) {
            rows.add(Objects.requireNonNull(groups.get(row.keys())).row(row.keys()));
        }
        return rows;
    }

    private Map<List<String>, HourTally.Speeds> speedsOf(UsageFilter edge, List<Dimension> by) {
        Map<List<String>, HourTally.Speeds> groups = new HashMap<>();
        edges.speeds(edge, by).forEach(row -> groups.put(row.keys(), HourTally.Speeds.of(row)));
        return groups;
    }

    /** Like {@link #breakdown}, but by the predecessor's definitions. */
    PredecessorUsageReader predecessor() {
        return (filter, by) -> {
            if (by.contains(Dimension.SESSION)) {
                throw new IllegalArgumentException("the predecessor's sums are not kept by session");
            }
            Map<List<String>, PredecessorSums> groups = collect(
                    filter, by, HourTally.Predecessor::new, edge -> edges.predecessor(edge, by), PredecessorSums::plus);
            List<PredecessorRow> rows = new ArrayList<>();
            groups.forEach((keys, sums) -> rows.add(new PredecessorRow(keys, sums)));
            rows.sort(Comparator.comparing(row -> String.join("\0", row.keys())));
            return rows;
        };
    }

    private <T> Map<List<String>, T> collect(
            UsageFilter filter,
            List<Dimension> by,
            Supplier<HourTally<T>> tally,
            Function<UsageFilter, Map<List<String>, T>> ofEdge,
            BinaryOperator<T> plus) {
        Map<List<String>, T> groups = answers.groups(cube.hours(), filter, by, tally);
        for (TimeRange edge : WholeHours.of(filter.range()).edges()) {
            ofEdge.apply(filter.during(edge)).forEach((keys, sums) -> groups.merge(keys, sums, plus));
        }
        return groups;
    }
}
