package io.tokenspeed.store.hub.sums;

import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.upload.PredecessorBucket;
import java.util.Arrays;

/** The sums of one series over a bucket, an hour or a day, as stored in a row. Changes in place. */
public final class Sums {
    private static final HubCounter[] COUNTERS = HubCounter.values();

    private final long[] counters;
    private final StoredDistribution[] distributions;

    /**
     * Sums.
     *
     * @param counters by {@link HubCounter#index}
     * @param distributions by {@link DistributionKind#index}
     */
    Sums(long[] counters, StoredDistribution[] distributions) {
        this.counters = counters;
        this.distributions = distributions;
    }

    /** Empty sums. */
    public static Sums zero() {
        StoredDistribution[] distributions = new StoredDistribution[DistributionKind.COUNT];
        Arrays.setAll(distributions, i -> new StoredDistribution());
        return new Sums(new long[COUNTERS.length], distributions);
    }

    public static Sums of(BucketSums sums) {
        long[] counters = new long[COUNTERS.length];
        for (HubCounter counter : COUNTERS) {
            counters[counter.index()] = counter.of(sums);
        }
        return new Sums(counters, distributions(sums.histograms()));
    }

    long get(HubCounter counter) {
        return counters[counter.index()];
    }

    public StoredDistribution distribution(DistributionKind kind) {
        return distributions[kind.index()];
    }

    /** All distributions, by {@link DistributionKind#index}. */
    StoredDistribution[] distributions() {
        return distributions;
    }

    boolean hasSameCountersAs(Sums other) {
        return Arrays.equals(counters, other.counters);
    }

    private static StoredDistribution[] distributions(BucketHistograms histograms) {
        StoredDistribution[] distributions = new StoredDistribution[DistributionKind.COUNT];
        distributions[DistributionKind.TTFT.index()] = StoredDistribution.of(histograms.ttftMs());
        distributions[DistributionKind.LATENCY.index()] = StoredDistribution.of(histograms.latencyMs());
        distributions[DistributionKind.DECODE.index()] = StoredDistribution.of(histograms.decodeTpsMilli());
        distributions[DistributionKind.E2E.index()] = StoredDistribution.of(histograms.e2eTpsMilli());
        distributions[DistributionKind.LEGACY.index()] = new StoredDistribution();
        return distributions;
    }

    /**
     * Sums of a bucket of the predecessor. Its mean speed counts for all requests, because the plugin does not say how
     * many of them have a speed.
     */
    public static Sums of(PredecessorBucket bucket) {
        Sums sums = of(bucket.sums());
        Double mean = bucket.meanTps();
        long requests = bucket.sums().requests();
        if (mean != null && mean > 0 && requests > 0) {
            Double slowest = bucket.minTps();
            Double fastest = bucket.maxTps();
            sums.distributions[DistributionKind.LEGACY.index()] = StoredDistribution.unsorted(
                    requests,
                    Math.round(mean * 1000 * requests),
                    Math.round(1000 * (slowest == null ? mean : slowest)),
                    Math.round(1000 * (fastest == null ? mean : fastest)));
        }
        return sums;
    }

    public long requests() {
        return get(HubCounter.REQUESTS);
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
     * Removes the sums of a part and adds the sums of its replacement.
     *
     * @return false if the smallest or largest value of a distribution may have changed
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
