package io.tokenspeed.model.bucket;

/**
 * One revision of a bucket. Its sums are absolute and replace those of lower revisions.
 *
 * @param key the bucket
 * @param revision number of the bucket's state; a higher one replaces a lower one
 * @param saltEpoch number of the salt that the project's pseudonym was made with
 * @param sums the sums of the bucket
 * @param digest lower-case hex SHA-256 of the record's own JSON bytes as sent
 */
public record BucketRecord(BucketKey key, int revision, int saltEpoch, BucketSums sums, String digest) {}
