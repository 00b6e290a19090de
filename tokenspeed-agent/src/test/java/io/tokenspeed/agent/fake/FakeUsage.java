package io.tokenspeed.agent.fake;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up a fixed list of entries. Remembers the last filter it was asked with. */
public final class FakeUsage implements UsageReader {
    private final List<Entry> entries;
    private UsageFilter lastFilter = UsageFilter.all(java.time.ZoneOffset.UTC);

    public FakeUsage(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The filter of the latest question. */
    public UsageFilter lastFilter() {
        return lastFilter;
    }

    @Override
    public UsageTotals summary(UsageFilter filter) {
        return matching(filter).map(Entry::totals).reduce(UsageTotals.ZERO, UsageTotals::plus);
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        TreeMap<String, UsageRow> rows = new TreeMap<>();
        matching(filter).forEach(entry -> {
            List<String> keys = by.stream().map(entry::key).toList();
            UsageRow row = new UsageRow(keys, entry.totals());
            rows.merge(
                    keys.toString(),
                    row,
                    (a, b) -> new UsageRow(keys, a.totals().plus(b.totals())));
        });
        return rows.values().stream()
                .sorted(Comparator.comparing(row -> -row.totals().tokens().total()))
                .toList();
    }

    @Override
    public List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by) {
        return speedSeries(filter, interval, by).stream()
                .map(point -> new UsagePoint(
                        point.start(), point.row().keys(), point.row().totals()))
                .toList();
    }

    @Override
    public List<SpeedPoint> speedSeries(UsageFilter filter, Interval interval, List<Dimension> by) {
        List<SpeedPoint> points = new ArrayList<>();
        matching(filter)
                .map(entry -> interval.startOf(entry.at(), filter.zone()))
                .distinct()
                .sorted()
                .forEach(start -> {
                    FakeUsage period = new FakeUsage(entries.stream()
                            .filter(e -> interval.startOf(e.at(), filter.zone()).equals(start))
                            .toList());
                    period.speeds(filter, by).forEach(row -> points.add(new SpeedPoint(start, row)));
                });
        return points;
    }

    @Override
    public List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by) {
        List<SpeedRow> rows = new ArrayList<>();
        for (UsageRow row : breakdown(filter, by)) {
            PooledSpeed decode = row.totals().speeds().decode();
            PooledSpeed e2e = row.totals().speeds().e2e();
            rows.add(new SpeedRow(row.keys(), row.totals(), histogram(decode), histogram(e2e), Histogram.EMPTY));
        }
        return rows;
    }

    private static Histogram histogram(PooledSpeed speed) {
        return speed.samples() == 0 ? Histogram.EMPTY : Histogram.of(speed.tokens() * 1_000_000 / speed.millis());
    }

    private Stream<Entry> matching(UsageFilter filter) {
        lastFilter = filter;
        return entries.stream()
                .filter(e -> filter.range().contains(e.at().toEpochMilli()))
                .filter(e -> UsageFilter.matches(filter.tools(), e.tool()))
                .filter(e -> UsageFilter.matches(filter.models(), e.model()))
                .filter(e -> UsageFilter.matches(filter.providers(), e.provider()))
                .filter(e -> UsageFilter.matches(filter.projects(), e.project()));
    }
}
