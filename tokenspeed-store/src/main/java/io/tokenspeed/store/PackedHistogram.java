package io.tokenspeed.store;

import io.tokenspeed.model.histogram.Histogram;
import java.util.Map;

/** A histogram in little memory, because there are as many as hours, projects and models. */
final class PackedHistogram {
    /** No values. */
    static final PackedHistogram EMPTY = new PackedHistogram(Histogram.EMPTY);

    private final Histogram rest;
    private final int[] indexes;
    private final long[] counts;

    private PackedHistogram(Histogram histogram) {
        rest = new Histogram(histogram.zero(), Map.of(), histogram.sum(), histogram.min(), histogram.max());
        indexes = new int[histogram.counts().size()];
        counts = new long[indexes.length];
        int i = 0;
        for (Map.Entry<Integer, Long> bucket : histogram.counts().entrySet()) {
            indexes[i] = bucket.getKey();
            counts[i++] = bucket.getValue();
        }
    }

    static PackedHistogram of(Histogram histogram) {
        return histogram.count() == 0 ? EMPTY : new PackedHistogram(histogram);
    }

    /** The histogram without the counts of its buckets. */
    Histogram rest() {
        return rest;
    }

    /** The bucket after the last one. */
    int end() {
        return indexes.length == 0 ? 0 : indexes[indexes.length - 1] + 1;
    }

    /** Adds the counts to those of an array that has a place for each bucket. */
    void addTo(long[] sums) {
        for (int i = 0; i < indexes.length; i++) {
            sums[indexes[i]] += counts[i];
        }
    }
}
