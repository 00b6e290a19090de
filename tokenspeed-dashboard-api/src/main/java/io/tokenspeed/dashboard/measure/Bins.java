package io.tokenspeed.dashboard.measure;

import io.tokenspeed.model.histogram.Histogram;
import java.util.Collection;

/**
 * Bins in which the values of several histograms are counted, eight for each doubling. They begin and end with what is
 * there. Values of 0 have a bin of their own, the first.
 */
public final class Bins {
    /** How many buckets of a histogram make a bin. */
    private static final int MERGED = 4;

    private static final double PER_DOUBLING = (1 << Histogram.SCALE) / (double) MERGED;

    private final SpreadMeasure measure;
    private final boolean zero;
    private final int first;
    private final int size;

    /** Bins that hold all values of these histograms of a measure. */
    public Bins(SpreadMeasure measure, Collection<Histogram> histograms) {
        this.measure = measure;
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        boolean zeros = false;
        for (Histogram histogram : histograms) {
            zeros |= histogram.zero() > 0;
            for (int index : histogram.counts().keySet()) {
                least = Math.min(least, Math.floorDiv(index, MERGED));
                most = Math.max(most, Math.floorDiv(index, MERGED));
            }
        }
        this.zero = zeros;
        this.first = most < least ? 0 : least;
        this.size = most < least ? 0 : most - least + 1;
    }

    /** How many bins there are. */
    public int size() {
        return zero ? size + 1 : size;
    }

    /** The borders of the bins in the measure's unit, one more than there are bins; none where there is no bin. */
    public double[] edges() {
        if (size() == 0) {
            return new double[0];
        }
        double[] edges = new double[size() + 1];
        int begin = zero ? 1 : 0;
        for (int i = begin; i < edges.length; i++) {
            edges[i] = Rounding.speed(Math.pow(2, (first + i - begin) / PER_DOUBLING) / measure.parts());
        }
        return edges;
    }

    /** Returns how many values of a histogram each bin holds. */
    public long[] counts(Histogram histogram) {
        long[] counts = new long[size()];
        int begin = zero ? 1 : 0;
        if (zero) {
            counts[0] = histogram.zero();
        }
        histogram.counts().forEach((index, n) -> counts[begin + Math.floorDiv(index, MERGED) - first] += n);
        return counts;
    }
}
