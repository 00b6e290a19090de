package io.tokenspeed.model.metric;

import org.jspecify.annotations.Nullable;

/**
 * The decode speeds of a group of requests in tokens per second. All speeds are null where none is known.
 *
 * @param sampleCount how many requests have a measured decode speed
 * @param pooled the sum of their tokens divided by the sum of their times
 * @param p10 the 10th percentile of the single speeds
 * @param median the 50th percentile of the single speeds
 * @param p90 the 90th percentile of the single speeds
 * @param coverage {@code sampleCount} divided by all requests of the group; null where there are none
 */
public record DecodeSpeeds(
        long sampleCount,
        @Nullable Double pooled,
        @Nullable Double p10,
        @Nullable Double median,
        @Nullable Double p90,
        @Nullable Double coverage)
        implements MetricValue {}
