package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.LegacyBucket;
import io.tokenspeed.model.wire.BucketHistograms;
import io.tokenspeed.model.wire.BucketSums;
import java.util.Arrays;

/** What a bucket, an hour or a day of one series adds up to, as its row holds it. Changes in place. */
final class Sums {
    private static final Counter[] COUNTERS = Counter.values();

    private final long[] counters;
    private final Distribution[] distributions;

    /**
     * Sums.
     *
     * @param counters by {@link Counter#index}
     * @param distributions by {@link DistributionKind#index}
     */
    Sums(long[] counters, Distribution[] distributions) {
        this.counters = counters;
        this.distributions = distributions;
    }

    /** Nothing at all. */
    static Sums zero() {
        Distribution[] distributions = new Distribution[DistributionKind.COUNT];
        Arrays.setAll(distributions, i -> new Distribution());
        return new Sums(new long[COUNTERS.length], distributions);
    }

    static Sums of(BucketSums sums) {
        long[] counters = new long[COUNTERS.length];
        for (Counter counter : COUNTERS) {
            counters[counter.index()] = counter.of(sums);
        }
        return new Sums(counters, distributions(sums.histograms()));
    }

    long get(Counter counter) {
        return counters[counter.index()];
    }

    Distribution distribution(DistributionKind kind) {
        return distributions[kind.index()];
    }

    /** All of them, by {@link DistributionKind#index}. */
    Distribution[] distributions() {
        return distributions;
    }

    boolean hasSameCountersAs(Sums other) {
        return Arrays.equals(counters, other.counters);
    }

    private static Distribution[] distributions(BucketHistograms histograms) {
        Distribution[] distributions = new Distribution[DistributionKind.COUNT];
        distributions[DistributionKind.TTFT.index()] = Distribution.of(histograms.ttftMs());
        distributions[DistributionKind.LATENCY.index()] = Distribution.of(histograms.latencyMs());
        distributions[DistributionKind.DECODE.index()] = Distribution.of(histograms.decodeTpsMilli());
        distributions[DistributionKind.E2E.index()] = Distribution.of(histograms.e2eTpsMilli());
        distributions[DistributionKind.LEGACY.index()] = new Distribution();
        return distributions;
    }

    /** The plugin does not say how many requests its mean is of, so it counts for all of them. */
    static Sums of(LegacyBucket bucket) {
        Sums sums = of(bucket.sums());
        Double mean = bucket.meanTps();
        long requests = bucket.sums().requests();
        if (mean != null && mean > 0 && requests > 0) {
            Double slowest = bucket.minTps();
            Double fastest = bucket.maxTps();
            sums.distributions[DistributionKind.LEGACY.index()] = Distribution.unsorted(
                    requests,
                    Math.round(mean * 1000 * requests),
                    Math.round(1000 * (slowest == null ? mean : slowest)),
                    Math.round(1000 * (fastest == null ? mean : fastest)));
        }
        return sums;
    }

    long requests() {
        return get(Counter.REQUESTS);
    }

    void add(Sums other) {
        for (int i = 0; i < counters.length; i++) {
            counters[i] = Math.addExact(counters[i], other.counters[i]);
        }
        for (int i = 0; i < distributions.length; i++) {
            distributions[i].add(other.distributions[i]);
        }
    }

    /**
     * Takes one part away and adds its successor.
     *
     * @return false when a distribution's smallest or largest value may be another one now
     */
    boolean replace(Sums old, Sums next) {
        boolean exact = true;
        for (int i = 0; i < counters.length; i++) {
            counters[i] = Math.addExact(counters[i] - old.counters[i], next.counters[i]);
        }
        for (int i = 0; i < distributions.length; i++) {
            exact &= distributions[i].replace(old.distributions[i], next.distributions[i]);
        }
        return exact;
    }
}
