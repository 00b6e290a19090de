package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.LegacyBucket;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.BucketErrors;
import io.tokenspeed.model.wire.BucketHistograms;
import io.tokenspeed.model.wire.BucketSpeed;
import io.tokenspeed.model.wire.BucketSums;
import java.util.Arrays;

/** What a bucket, an hour or a day of one series adds up to, as its row holds it. Changes in place. */
final class Sums {
    /** Counters that simply add up, in the order of their columns. */
    static final int COUNTERS = 20;

    static final int TTFT = 0;
    static final int LATENCY = 1;
    static final int DECODE = 2;
    static final int E2E = 3;
    static final int LEGACY = 4;

    /** How many distributions there are. */
    static final int DISTRIBUTIONS = 5;

    final long[] counters;
    final Distribution[] distributions;

    Sums(long[] counters, Distribution[] distributions) {
        this.counters = counters;
        this.distributions = distributions;
    }

    /** Nothing at all. */
    static Sums zero() {
        Distribution[] distributions = new Distribution[DISTRIBUTIONS];
        Arrays.setAll(distributions, i -> new Distribution());
        return new Sums(new long[COUNTERS], distributions);
    }

    static Sums of(BucketSums sums) {
        BucketErrors errors = sums.errors();
        TokenSums tokens = sums.tokens();
        BucketSpeed speed = sums.speed();
        long[] counters = {
            sums.requests(),
            errors.rateLimited(),
            errors.timeout(),
            errors.server(),
            errors.client(),
            errors.other(),
            errors.cancelled(),
            tokens.input(),
            tokens.cacheRead(),
            tokens.cacheWrite5m(),
            tokens.cacheWrite1h(),
            tokens.output(),
            tokens.reasoning(),
            sums.nanoUsd(),
            sums.unpriced(),
            speed.decodeTokens(),
            speed.decodeMillis(),
            speed.e2eTokens(),
            speed.e2eMillis(),
            speed.approxRequests()
        };
        return new Sums(counters, distributions(sums.histograms()));
    }

    private static Distribution[] distributions(BucketHistograms histograms) {
        return new Distribution[] {
            Distribution.of(histograms.ttftMs()),
            Distribution.of(histograms.latencyMs()),
            Distribution.of(histograms.decodeTpsMilli()),
            Distribution.of(histograms.e2eTpsMilli()),
            new Distribution()
        };
    }

    /** The plugin does not say how many requests its mean is of, so it counts for all of them. */
    static Sums of(LegacyBucket bucket) {
        Sums sums = of(bucket.sums());
        Double mean = bucket.meanTps();
        long requests = bucket.sums().requests();
        if (mean != null && mean > 0 && requests > 0) {
            Double slowest = bucket.minTps();
            Double fastest = bucket.maxTps();
            sums.distributions[LEGACY] = Distribution.unsorted(
                    requests,
                    Math.round(mean * 1000 * requests),
                    Math.round(1000 * (slowest == null ? mean : slowest)),
                    Math.round(1000 * (fastest == null ? mean : fastest)));
        }
        return sums;
    }

    long requests() {
        return counters[0];
    }

    void add(Sums other) {
        for (int i = 0; i < COUNTERS; i++) {
            counters[i] = Math.addExact(counters[i], other.counters[i]);
        }
        for (int i = 0; i < DISTRIBUTIONS; i++) {
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
        for (int i = 0; i < COUNTERS; i++) {
            counters[i] = Math.addExact(counters[i] - old.counters[i], next.counters[i]);
        }
        for (int i = 0; i < DISTRIBUTIONS; i++) {
            exact &= distributions[i].replace(old.distributions[i], next.distributions[i]);
        }
        return exact;
    }
}
