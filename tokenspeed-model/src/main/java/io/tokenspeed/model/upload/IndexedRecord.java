package io.tokenspeed.model.upload;

import io.tokenspeed.model.bucket.BucketRecord;

/**
 * A valid record of a batch.
 *
 * @param index its place in the batch
 * @param record the record
 */
public record IndexedRecord(int index, UsageRecord record) {
    /** A record of our protocol. */
    public static IndexedRecord of(int index, BucketRecord record) {
        return new IndexedRecord(index, new BucketRevision(record));
    }
}
