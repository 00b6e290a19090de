package io.tokenspeed.model.upload;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.bucket.BucketSums;

/**
 * A record of tokenspeed's own protocol. The higher revision is the newer state of the bucket.
 *
 * @param record the record
 */
public record BucketRevision(BucketRecord record) implements UsageRecord {
    @Override
    public BucketKey key() {
        return record.key();
    }

    @Override
    public BucketSums sums() {
        return record.sums();
    }
}
