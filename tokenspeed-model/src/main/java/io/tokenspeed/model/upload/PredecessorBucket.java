package io.tokenspeed.model.upload;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSums;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as the predecessor sends it. Its speeds are means that leave out reasoning tokens and include the time of
 * tools, so they are kept apart and never pooled with other speeds. The bucket has no revision: the state with more
 * requests is the newer one.
 *
 * @param key the bucket; its project id is the one that the predecessor made
 * @param sums the sums in normal form, without speeds and distributions
 * @param meanTps mean speed in tokens per second; null when unknown
 * @param minTps lowest speed in tokens per second; null when unknown
 * @param maxTps highest speed in tokens per second; null when unknown
 */
public record PredecessorBucket(
        BucketKey key,
        BucketSums sums,
        @Nullable Double meanTps,
        @Nullable Double minTps,
        @Nullable Double maxTps) implements UsageRecord {}
