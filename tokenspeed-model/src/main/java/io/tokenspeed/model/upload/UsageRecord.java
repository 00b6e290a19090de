package io.tokenspeed.model.upload;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSums;

/** The state of one bucket of a device: absolute values, never a difference to what was sent before. */
public sealed interface UsageRecord permits BucketRevision, PredecessorBucket {
    /** Which bucket of the device. */
    BucketKey key();

    /** The values. */
    BucketSums sums();
}
