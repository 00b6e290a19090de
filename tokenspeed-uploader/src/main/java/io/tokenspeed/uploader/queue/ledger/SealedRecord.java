package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.bucket.BucketKey;

/**
 * A record in a sealed batch.
 *
 * @param place its index in the batch
 * @param key its bucket
 * @param revision its revision
 * @param content the digest and the sums of its content
 * @param slice its bytes in the payload
 */
public record SealedRecord(int place, BucketKey key, int revision, ContentSummary content, Slice slice) {
    /**
     * A part of a payload.
     *
     * @param at the index of the first byte
     * @param length the number of bytes
     */
    record Slice(int at, int length) {}
}
