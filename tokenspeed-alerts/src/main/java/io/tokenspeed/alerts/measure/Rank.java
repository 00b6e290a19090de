package io.tokenspeed.alerts.measure;

/** Quantiles of single values, by the rank that {@link io.tokenspeed.model.histogram.Histogram} uses. */
final class Rank {
    private Rank() {}

    /** The rank of a quantile among values, counted from 1. */
    static long of(double q, long count) {
        return Math.max(1, (long) Math.ceil(q * count));
    }

    /** A quantile of at least one value, given in rising order. */
    static double quantile(double[] sorted, double q) {
        return sorted[(int) of(q, sorted.length) - 1];
    }
}
