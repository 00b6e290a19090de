package io.tokenspeed.testkit.memory.hub;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.memory.hub.MatchingBuckets.Bucket;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** Answers every question by adding up all buckets that match. */
record BucketAnswers(MatchingBuckets buckets) implements UsageReader {
    private static final Comparator<SpeedRow> MOST_TOKENS_FIRST = comparingLong(
                    (SpeedRow row) -> row.totals().tokens().total())
            .reversed()
            .thenComparing(row -> row.keys().toArray(String[]::new), Arrays::compare);

    @Override
    public UsageTotals summary(UsageFilter filter) {
        return totals(buckets.of(filter));
    }

    @Override
    public List<UsageRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return speeds(filter, by).stream()
                .map(row -> new UsageRow(row.keys(), row.totals()))
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
        return buckets.of(filter).stream()
                .collect(groupingBy(
                        bucket -> interval.startOf(
                                Instant.ofEpochSecond(bucket.key().start()), filter.zone()),
                        TreeMap::new,
                        toList()))
                .entrySet()
                .stream()
                .flatMap(period -> speeds(period.getValue(), bucket -> MatchingBuckets.keys(bucket.key(), by)).stream()
                        .map(row -> new SpeedPoint(period.getKey(), row)))
                .toList();
    }

    @Override
    public List<SpeedRow> speeds(UsageFilter filter, List<Dimension> by) {
        return speeds(buckets.of(filter), bucket -> MatchingBuckets.keys(bucket.key(), by));
    }

    static List<SpeedRow> speeds(List<Bucket> buckets, Function<Bucket, List<String>> keys) {
        return buckets.stream().collect(groupingBy(keys)).entrySet().stream()
                .map(group -> row(group.getKey(), group.getValue()))
                .sorted(MOST_TOKENS_FIRST)
                .toList();
    }

    private static SpeedRow row(List<String> keys, List<Bucket> buckets) {
        BucketSums sums = sums(buckets);
        return new SpeedRow(
                keys,
                totals(buckets),
                sums.histograms().decodeTpsMilli(),
                sums.histograms().e2eTpsMilli(),
                sums.histograms().ttftMs());
    }

    /**
     * Adds up the halves of the list, because adding one small distribution after another to a large one takes long.
     */
    static BucketSums sums(List<Bucket> buckets) {
        int middle = buckets.size() / 2;
        return switch (buckets.size()) {
            case 0 -> BucketSums.ZERO;
            case 1 -> buckets.get(0).sums();
            default -> sums(buckets.subList(0, middle)).plus(sums(buckets.subList(middle, buckets.size())));
        };
    }

    private static UsageTotals totals(List<Bucket> buckets) {
        return buckets.stream().map(Bucket::totals).reduce(UsageTotals.ZERO, UsageTotals::plus);
    }
}
