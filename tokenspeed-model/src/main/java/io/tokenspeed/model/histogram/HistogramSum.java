package io.tokenspeed.model.histogram;

import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up many histograms. The sum is the same as that of {@link Histogram#merge}, without one map for each of them. Not
 * safe for use by several threads.
 */
public final class HistogramSum {
    private final Map<Integer, Long> counts = new TreeMap<>();
    private long zero;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Adds the values of a histogram. */
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

    /** Returns the histogram of all values so far. */
    public Histogram total() {
        return zero == 0 && counts.isEmpty() ? Histogram.EMPTY : new Histogram(zero, counts, sum, min, max);
    }
}
