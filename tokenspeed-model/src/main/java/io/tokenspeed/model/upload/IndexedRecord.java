package io.tokenspeed.model.upload;

import io.tokenspeed.model.bucket.BucketRecord;

/**
 * A valid record of a batch with its place in the batch.
 *
 * @param index the record's place in the batch, from 0
 * @param record the record
 */
public record IndexedRecord(int index, UsageRecord record) {
    /** Creates a record of tokenspeed's own protocol. */
    public static IndexedRecord of(int index, BucketRecord record) {
        return new IndexedRecord(index, new BucketRevision(record));
    }
}
