package io.tokenspeed.testkit.memory;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers every question by adding up all requests that count and match. */
record UsageAnswers(Supplier<List<StoredRequest>> counting) implements UsageReader {
    private static final Comparator<Group> MOST_TOKENS_FIRST = comparingLong(
                    (Group group) -> group.totals().tokens().total())
            .reversed()
            .thenComparing(group -> group.keys().toArray(String[]::new), Arrays::compare);

    @Override
    public UsageTotals summary(UsageFilter filter) {
        return MemoryTotals.of(matching(filter), filter.costMode());
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return groups(matching(filter), filter, by)
                .map(group -> new UsageRow(group.keys(), group.totals()))
                .toList();
    }

    @Override
    public List<UsagePoint> series(UsageFilter filter, Interval interval, List<Dimension> by) {
        return periods(filter, interval).entrySet().stream()
                .flatMap(period -> groups(period.getValue(), filter, by)
                        .map(group -> new UsagePoint(period.getKey(), group.keys(), group.totals())))
                .toList();
    }

    @Override
    public List<SpeedPoint> speedSeries(UsageFilter filter, Interval interval, List<Dimension> by) {
        return periods(filter, interval).entrySet().stream()
                .flatMap(period -> groups(period.getValue(), filter, by)
                        .map(group -> new SpeedPoint(period.getKey(), group.speeds())))
                .toList();
    }

    @Override
    public List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by) {
        return groups(matching(filter), filter, by).map(Group::speeds).toList();
    }

    private List<StoredRequest> matching(UsageFilter filter) {
        return counting.get().stream()
                .filter(row -> Matching.matches(filter, row))
                .toList();
    }

    private TreeMap<Instant, List<StoredRequest>> periods(UsageFilter filter, Interval interval) {
        return matching(filter).stream()
                .collect(groupingBy(
                        row -> interval.startOf(
                                Instant.ofEpochMilli(row.request().timing().instantMillis()), filter.zone()),
                        TreeMap::new,
                        toList()));
    }

    private static Stream<Group> groups(List<StoredRequest> rows, UsageFilter filter, List<Dimension> by) {
        return rows.stream().collect(groupingBy(row -> Matching.keys(row, by))).entrySet().stream()
                .map(group -> new Group(
                        group.getKey(), group.getValue(), MemoryTotals.of(group.getValue(), filter.costMode())))
                .sorted(MOST_TOKENS_FIRST);
    }

    private record Group(List<String> keys, List<StoredRequest> rows, UsageTotals totals) {
        SpeedRow speeds() {
            return new SpeedRow(
                    keys,
                    totals,
                    Speeds.histogram(rows, Speeds::decode),
                    Speeds.histogram(rows, Speeds::e2e),
                    Speeds.firstTokens(rows));
        }
    }
}
