package io.tokenspeed.model.histogram;

import java.util.Map;
import java.util.TreeMap;

/** Collects values and histograms into a {@link Histogram}. Not safe for use by several threads. */
public final class HistogramBuilder {
    private final Map<Integer, Long> counts = new TreeMap<>();
    private long zero;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    /**
     * Adds one value.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public void record(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("value < 0: " + value);
        }
        if (value == 0) {
            zero++;
        } else {
            counts.merge(BucketIndex.of(value), 1L, Long::sum);
        }
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** Adds the values of a histogram, without the map that {@link Histogram#merge} makes for each sum. */
    public void add(Histogram histogram) {
        if (histogram.zero() == 0 && histogram.counts().isEmpty()) {
            return;
        }
        histogram.counts().forEach((index, n) -> counts.merge(index, n, Long::sum));
        zero += histogram.zero();
        sum += histogram.sum();
        min = Math.min(min, histogram.min());
        max = Math.max(max, histogram.max());
    }

    /** Returns the histogram of the values so far. */
    public Histogram build() {
        return zero == 0 && counts.isEmpty() ? Histogram.EMPTY : new Histogram(zero, counts, sum, min, max);
    }
}
