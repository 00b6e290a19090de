package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.metric.Distribution;
import io.tokenspeed.model.request.Sum;
import org.jspecify.annotations.Nullable;

/** Adds up histograms of cells, on the coarsest of their scales. */
final class HistogramSum {
    /** The bucket of 1 has the number -1 at every scale. */
    private static final int FIRST = -1;

    private final long[] counts = new long[Histogram.index(Long.MAX_VALUE) - FIRST + 1];
    private int scale = Histogram.SCALE;
    private long count;
    private long zero;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    /**
     * The sum and the extremes of a histogram.
     *
     * @param sum the sum of its values
     * @param min its smallest value
     * @param max its largest value
     */
    record Ends(long sum, long min, long max) {}

    void add(int itsScale, long itsZero, Ends ends) {
        while (scale > itsScale) {
            join();
        }
        zero += itsZero;
        count += itsZero;
        sum = Sum.of(sum, ends.sum);
        min = Math.min(min, ends.min);
        max = Math.max(max, ends.max);
    }

    void add(int bucket, int itsScale, long values) {
        counts[(bucket >> (itsScale - scale)) - FIRST] += values;
        count += values;
    }

    private void join() {
        for (int i = 0; i < counts.length; i++) {
            long values = counts[i];
            counts[i] = 0;
            counts[((i + FIRST) >> 1) - FIRST] += values;
        }
        scale--;
    }

    long count() {
        return count;
    }

    /** Returns by how much a quantile can be off: half the width of a bucket on the logarithmic scale. */
    double relativeError() {
        return Math.pow(2, 0.5 / (1 << scale)) - 1;
    }

    /** Returns the value at a quantile as {@link Histogram#quantile} does; null where there are no values. */
    @Nullable
    Long quantile(double q) {
        if (count == 0) {
            return null;
        }
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long running = zero;
        if (running >= rank) {
            return 0L;
        }
        for (int i = 0; i < counts.length; i++) {
            running += counts[i];
            if (running >= rank) {
                double middle = Math.pow(2, (i + FIRST + 0.5) / (1 << scale));
                return Math.max(min, Math.min(max, Math.round(middle)));
            }
        }
        return max;
    }

    Distribution distribution() {
        return count == 0
                ? Distribution.NONE
                : new Distribution(
                        count,
                        (double) sum / count,
                        quantile(0.5),
                        quantile(0.95),
                        quantile(0.99),
                        new Distribution.Extremes(min, max));
    }
}
