package io.tokenspeed.testkit.memory.hub;

import static java.util.stream.Collectors.groupingBy;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.memory.hub.MatchingBuckets.Bucket;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * The predecessor's numbers from buckets. The predecessor's own buckets hold a mean speed without a count, so the mean
 * counts for all requests of its bucket. Speeds are kept in thousandths of a token per second.
 */
record MemoryPredecessorSums(MatchingBuckets buckets) implements PredecessorUsageReader {
    @Override
    public List<PredecessorRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return buckets.of(filter).stream()
                .collect(groupingBy(bucket -> MatchingBuckets.keys(bucket.key(), by)))
                .entrySet()
                .stream()
                .map(group -> new PredecessorRow(group.getKey(), sums(group.getValue())))
                .sorted(Comparator.comparing(row -> row.keys().toArray(String[]::new), Arrays::compare))
                .toList();
    }

    private static PredecessorSums sums(List<Bucket> buckets) {
        Speeds speeds = new Speeds();
        buckets.forEach(speeds::add);
        long nano =
                buckets.stream().mapToLong(bucket -> bucket.sums().nanoUsd()).sum();
        boolean none = speeds.ends.getCount() == 0;
        return new PredecessorSums(
                speeds.count,
                speeds.milliSum / 1000.0,
                none ? null : (Double) (speeds.ends.getMin() / 1000.0),
                none ? null : (Double) (speeds.ends.getMax() / 1000.0),
                nano / 1e9);
    }

    /** Speeds in thousandths of a token per second. */
    private static final class Speeds {
        private final LongSummaryStatistics ends = new LongSummaryStatistics();
        private long count;
        private long milliSum;

        void add(Bucket bucket) {
            Histogram e2e = bucket.sums().histograms().e2eTpsMilli();
            PredecessorBucket legacy = bucket.legacy();
            if (legacy != null) {
                add(legacy);
            } else if (e2e.count() > 0) {
                add(e2e.count(), e2e.sum(), e2e.min(), e2e.max());
            }
        }

        private void add(PredecessorBucket legacy) {
            Double mean = legacy.meanTps();
            long requests = legacy.sums().requests();
            if (mean != null && mean > 0 && requests > 0) {
                Double slowest = legacy.minTps();
                Double fastest = legacy.maxTps();
                add(
                        requests,
                        Math.round(mean * 1000 * requests),
                        Math.round(1000 * (slowest == null ? mean : slowest)),
                        Math.round(1000 * (fastest == null ? mean : fastest)));
            }
        }

        private void add(long samples, long sum, long min, long max) {
            count += samples;
            milliSum += sum;
            ends.accept(min);
            ends.accept(max);
        }
    }
}
