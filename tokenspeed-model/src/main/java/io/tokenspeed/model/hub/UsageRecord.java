package io.tokenspeed.model.hub;

import io.tokenspeed.model.wire.BucketKey;
import io.tokenspeed.model.wire.BucketSums;

/** The state of one bucket of a device: absolute values, never a difference to what was sent before. */
public sealed interface UsageRecord permits BucketRevision, LegacyBucket {
    /** Which bucket of the device. */
    BucketKey key();

    /** The values. */
    BucketSums sums();
}
