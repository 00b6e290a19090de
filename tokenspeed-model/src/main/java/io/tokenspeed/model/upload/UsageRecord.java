package io.tokenspeed.model.upload;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSums;

/** The state of one bucket of a device. Its sums are absolute and replace those of an older state. */
public sealed interface UsageRecord permits BucketRevision, PredecessorBucket {
    /** Returns the key of the bucket. */
    BucketKey key();

    /** Returns the sums of the bucket. */
    BucketSums sums();
}
