package io.tokenspeed.model.bucket;

/**
 * One revision of a bucket: absolute values, never a difference.
 *
 * @param key which bucket
 * @param revision rises with every new content
 * @param saltEpoch which salt made the project id
 * @param sums the values
 * @param digest lower-case hex SHA-256 of the record's own JSON bytes as sent
 */
public record BucketRecord(BucketKey key, int revision, int saltEpoch, BucketSums sums, String digest) {}
