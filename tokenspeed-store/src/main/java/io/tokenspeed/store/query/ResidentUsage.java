package io.tokenspeed.store.query;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.hours.Grouping;
import io.tokenspeed.store.hours.HourBlock;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.hours.HourTally;
import io.tokenspeed.store.hours.HourlyAnswerCache;
import io.tokenspeed.store.hours.LocalHours;
import io.tokenspeed.store.hours.Periods;
import io.tokenspeed.store.hours.QuarterHours;
import io.tokenspeed.store.hours.WholeHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers from the hour sums in memory, and from single requests at the edges of a time range. */
final class ResidentUsage implements UsageReader {
    private static final long HOUR = 3_600_000;

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
        NavigableMap<Long, HourBlock> hours = cube.hours();
        LocalHours local = local(hours, filter.zone());
        boolean splits = !local.fullHours();
        if (by.contains(Dimension.SESSION) || (splits && (interval == Interval.HOUR || !local.fullQuarters()))) {
            edges.series(filter, interval, by, sink);
            return;
        }
        WholeHours whole = WholeHours.of(filter.range());
        Periods periods = new Periods(interval, filter.zone(), quarters, splits);
        periods.addAll(hours.subMap(whole.first(), true, whole.end(), false));
        Map<Instant, Map<List<String>, UsageTotals>> ofEdges = edges(filter, whole, interval, by);
        ofEdges.keySet().forEach(periods::begin);
        Grouping grouping = new Grouping(filter, by);
        periods.blocks().forEach((start, inside) -> {
            Map<List<String>, UsageTotals> sums = grouping.sum(inside, () -> new HourTally.Totals(filter.costMode()));
            ofEdges.getOrDefault(start, Map.of())
                    .forEach((keys, totals) -> sums.merge(keys, totals, UsageTotals::plus));
            sorted(sums).forEach(row -> sink.accept(new UsagePoint(start, row.keys(), row.totals())));
        });
    }

    private Map<Instant, Map<List<String>, UsageTotals>> edges(
            UsageFilter filter, WholeHours whole, Interval interval, List<Dimension> by) {
        Map<Instant, Map<List<String>, UsageTotals>> sums = new HashMap<>();
        for (TimeRange edge : whole.edges()) {
            edges.series(
                    filter.during(edge),
                    interval,
                    by,
                    point -> sums.computeIfAbsent(point.start(), start -> new HashMap<>())
                            .merge(point.keys(), point.totals(), UsageTotals::plus));
        }
        return sums;
    }

    private static LocalHours local(NavigableMap<Long, HourBlock> hours, ZoneId zone) {
        long first = hours.isEmpty() ? 0 : hours.firstKey();
        long last = hours.isEmpty() ? 0 : hours.lastKey() + 1;
        return new LocalHours(zone, Instant.ofEpochMilli(first * HOUR), Instant.ofEpochMilli(last * HOUR));
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
        Map<List<String>, UsageTotals> totals = new HashMap<>();
        groups.forEach((keys, speeds) -> totals.put(keys, speeds.totals()));
        List<SpeedRow> rows = new ArrayList<>();
        for (UsageRow row : sorted(totals)) {
            HourTally.Speeds speeds = Objects.requireNonNull(groups.get(row.keys()));
            rows.add(new SpeedRow(row.keys(), row.totals(), speeds.decode(), speeds.e2e(), Histogram.EMPTY));
        }
        return rows;
    }

    private Map<List<String>, HourTally.Speeds> speedsOf(UsageFilter edge, List<Dimension> by) {
        Map<List<String>, HourTally.Speeds> groups = new HashMap<>();
        edges.speeds(edge, by)
                .forEach(row -> groups.put(row.keys(), new HourTally.Speeds(row.totals(), row.decode(), row.e2e())));
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
