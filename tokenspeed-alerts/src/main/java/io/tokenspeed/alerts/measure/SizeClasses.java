package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.histogram.Histogram;

/**
 * Times to first token in three classes of prompt size, counted in the buckets of {@link Histogram}. A class with fewer
 * than 100 requests is counted together with its neighbour.
 */
final class SizeClasses {
    private static final int CLASSES = 3;
    private static final int LEAST = 100;
    /** 1.5 times the middle of a bucket lies this many buckets higher: 32 buckets double the value. */
    private static final int LATE = (int) Math.floor(0.5 + Math.log(1.5) / Math.log(2) * 32);

    /** The bucket of 12 days, which no request takes. */
    private static final int BUCKETS = Histogram.index(1L << 30) + 1;

    private final long[][] counts = new long[CLASSES][BUCKETS];
    private final long[] totals = new long[CLASSES];
    private final int[] lastInTime = new int[CLASSES];
    private final double[] shares = new double[CLASSES];

    void count(int group, int bucket, int change) {
        counts[group][Math.min(bucket, BUCKETS - 1)] += change;
        totals[group] += change;
    }

    long requests() {
        return totals[0] + totals[1] + totals[2];
    }

    /** Whether a time is above 1.5 times the 95th percentile of its class, to the precision of a bucket. */
    boolean late(int group, int bucket) {
        return bucket > lastInTime[group];
    }

    /** The share of late requests in the baseline of a class: (late + 1) ÷ (requests + 1). */
    double share(int group) {
        return shares[group];
    }

    /** Finds limits and shares for what is counted now. */
    void decide() {
        int from = 0;
        while (from < CLASSES) {
            int to = from + 1;
            while (to < CLASSES && (sum(from, to) < LEAST || sum(to, CLASSES) < LEAST)) {
                to++;
            }
            decide(from, to);
            from = to;
        }
    }

    private long sum(int from, int to) {
        long sum = 0;
        for (int group = from; group < to; group++) {
            sum += totals[group];
        }
        return sum;
    }

    private void decide(int from, int to) {
        long all = sum(from, to);
        int limit = percentile95(from, to, all) + LATE;
        long late = 0;
        for (int bucket = limit + 1; bucket < BUCKETS; bucket++) {
            late += inBucket(from, to, bucket);
        }
        for (int group = from; group < to; group++) {
            lastInTime[group] = limit;
            shares[group] = (late + 1.0) / (all + 1.0);
        }
    }

    private int percentile95(int from, int to, long all) {
        long rank = Rank.of(0.95, all);
        long seen = 0;
        int bucket = -1;
        while (seen < rank && bucket < BUCKETS - 1) {
            bucket++;
            seen += inBucket(from, to, bucket);
        }
        return bucket;
    }

    private long inBucket(int from, int to, int bucket) {
        long sum = 0;
        for (int group = from; group < to; group++) {
            sum += counts[group][bucket];
        }
        return sum;
    }
}
