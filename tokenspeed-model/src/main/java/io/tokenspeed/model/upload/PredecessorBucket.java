package io.tokenspeed.model.upload;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSums;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as the predecessor's plugin sends it. Its speeds are means without reasoning over times that may include
 * tools, so they are kept apart and never pooled with others. It has no revision; its number of requests, which only
 * grows, says which state of the bucket is the newer one.
 *
 * @param key which bucket; its project id is the plugin's own
 * @param sums its counters in normal form, with neither speeds nor distributions
 * @param meanTps mean speed in tokens per second; null when the plugin knew none
 * @param minTps the slowest; null when the plugin knew none
 * @param maxTps the fastest; null when the plugin knew none
 */
public record PredecessorBucket(
        BucketKey key,
        BucketSums sums,
        @Nullable Double meanTps,
        @Nullable Double minTps,
        @Nullable Double maxTps) implements UsageRecord {}
