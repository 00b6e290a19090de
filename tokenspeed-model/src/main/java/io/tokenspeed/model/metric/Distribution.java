package io.tokenspeed.model.metric;

import org.jspecify.annotations.Nullable;

/**
 * The times of a group of requests in milliseconds. All but the count are null where the count is 0.
 *
 * @param count how many requests have the time
 * @param average the mean, exact
 * @param median the 50th percentile, within the relative error of the answer
 * @param p95 the 95th percentile, within the relative error of the answer
 * @param p99 the 99th percentile, within the relative error of the answer
 * @param extremes the shortest and the longest time, exact
 */
public record Distribution(
        long count,
        @Nullable Double average,
        @Nullable Long median,
        @Nullable Long p95,
        @Nullable Long p99,
        @Nullable Extremes extremes)
        implements MetricValue {
    /** No times. */
    public static final Distribution NONE = new Distribution(0, null, null, null, null, null);

    /**
     * The ends of a distribution.
     *
     * @param min the smallest value
     * @param max the largest value
     */
    public record Extremes(long min, long max) {}
}
