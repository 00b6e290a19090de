package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.hub.sums.DistributionKind;
import io.tokenspeed.store.hub.sums.DistributionSum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers queries from the sums per day and hour, and from buckets where a range begins or ends inside an hour. */
public record SqlHubUsage(SummedUsage usage) implements UsageReader {
    private static final Comparator<Map.Entry<Groups.Id, HubTally>> ORDER = Comparator.comparingLong(
                    (Map.Entry<Groups.Id, HubTally> group) -> group.getKey().period())
            .thenComparing(group -> group.getValue().tokens().total(), Comparator.reverseOrder())
            .thenComparing(group -> group.getKey().keys().toArray(String[]::new), Arrays::compare);

    private static final List<DistributionKind> SPEEDS =
            List.of(DistributionKind.DECODE, DistributionKind.E2E, DistributionKind.TTFT);
    private static final List<DistributionKind> WAITS = List.of(DistributionKind.TTFT, DistributionKind.LATENCY);

    @Override
    public UsageTotals summary(UsageFilter filter) {
        return breakdown(filter, List.of()).stream()
                .map(UsageRow::totals)
                .findFirst()
                .orElse(UsageTotals.ZERO);
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return rows(usage.whole(filter, UsageQuestion.columns(by), List.of()));
    }

    /** Returns the sums of each device by provider and model; the keys of a row are these three. */
    public List<UsageRow> shares(UsageFilter filter) {
        return rows(usage.whole(filter, UsageQuestion.SHARES, List.of()));
    }

    private static List<UsageRow> rows(Map<Groups.Id, HubTally> groups) {
        return sorted(groups)
                .map(group ->
                        new UsageRow(group.getKey().keys(), group.getValue().totals()))
                .toList();
    }

    @Override
    public List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by) {
        return sorted(usage.periods(filter, interval, UsageQuestion.columns(by), List.of()))
                .map(group -> new UsagePoint(
                        Instant.ofEpochSecond(group.getKey().period()),
                        group.getKey().keys(),
                        group.getValue().totals()))
                .toList();
    }

    @Override
    public List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by) {
        return speedRows(filter, UsageQuestion.columns(by));
    }

    public List<SpeedRow> byDevice(UsageFilter filter) {
        return speedRows(filter, UsageQuestion.BY_DEVICE);
    }

    private List<SpeedRow> speedRows(UsageFilter filter, List<String> columns) {
        return sorted(usage.whole(filter, columns, SPEEDS))
                .map(SqlHubUsage::speedRow)
                .toList();
    }

    @Override
    public List<SpeedPoint> speedSeries(UsageFilter filter, Interval interval, List<Dimension> by) {
        List<SpeedPoint> points = new ArrayList<>();
        speedSeries(filter, interval, by, points::add);
        return points;
    }

    @Override
    public void speedSeries(UsageFilter filter, Interval interval, List<Dimension> by, Consumer<SpeedPoint> sink) {
        sorted(usage.periods(filter, interval, UsageQuestion.columns(by), SPEEDS))
                .map(group ->
                        new SpeedPoint(Instant.ofEpochSecond(group.getKey().period()), speedRow(group)))
                .forEachOrdered(sink);
    }

    @Override
    public <C> Map<C, Histogram> waits(UsageFilter filter, Interval interval, Function<Instant, C> cell) {
        Map<C, DistributionSum> sums = new HashMap<>();
        usage.periods(filter, interval, List.of(), List.of(DistributionKind.TTFT))
                .forEach((group, tally) -> tally.addTo(
                        sums.computeIfAbsent(
                                cell.apply(Instant.ofEpochSecond(group.period())), start -> new DistributionSum()),
                        DistributionKind.TTFT));
        Map<C, Histogram> waits = new HashMap<>();
        sums.forEach((start, sum) -> waits.put(start, sum.histogram()));
        return waits;
    }

    private static Stream<Map.Entry<Groups.Id, HubTally>> sorted(Map<Groups.Id, HubTally> groups) {
        return groups.entrySet().stream().sorted(ORDER);
    }

    private static SpeedRow speedRow(Map.Entry<Groups.Id, HubTally> group) {
        HubTally tally = group.getValue();
        return new SpeedRow(
                group.getKey().keys(),
                tally.totals(),
                tally.histogram(DistributionKind.DECODE),
                tally.histogram(DistributionKind.E2E),
                tally.histogram(DistributionKind.TTFT));
    }

    public Latencies latencies(UsageFilter filter) {
        HubTally tally = usage.whole(filter, List.of(), WAITS).values().stream()
                .findFirst()
                .orElseGet(HubTally::new);
        return new Latencies(tally.histogram(DistributionKind.TTFT), tally.histogram(DistributionKind.LATENCY));
    }
}
