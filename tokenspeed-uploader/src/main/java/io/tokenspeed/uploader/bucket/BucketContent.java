package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.wire.Sha256;

/**
 * The sums of a bucket, ready to become a record of any revision.
 *
 * @param key the bucket
 * @param saltEpoch the epoch of the salt that made the project id
 * @param json the members of the record that follow its revision, as text
 * @param requests the number of requests
 * @param tokens their tokens of all classes
 */
public record BucketContent(BucketKey key, int saltEpoch, String json, long requests, long tokens) {
    static BucketContent of(BucketKey key, int saltEpoch, BucketTally tally) {
        BucketSums sums = tally.sums();
        return new BucketContent(
                key,
                saltEpoch,
                RecordJson.content(key, saltEpoch, sums, tally.reasoningKnown()),
                sums.requests(),
                sums.tokens().total());
    }

    /** The empty content, for a bucket whose attempts are gone. */
    public static BucketContent nothing(BucketKey key, int saltEpoch) {
        return of(key, saltEpoch, new BucketTally());
    }

    /** The SHA-256 of the content; equal for equal contents of a bucket. */
    public String hash() {
        return Sha256.hex(json);
    }
}
