package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.BucketKey;

/**
 * A record in a batch.
 *
 * @param place its index in the batch
 * @param key which bucket
 * @param revision its revision
 * @param hash of its content
 * @param requests requests in it
 * @param tokens their tokens
 * @param at where its bytes begin in the payload
 * @param length how many they are
 */
record SealedRecord(
        int place, BucketKey key, int revision, String hash, long requests, long tokens, int at, int length) {}
