package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.BucketErrors;
import io.tokenspeed.model.wire.BucketHistograms;
import io.tokenspeed.model.wire.BucketKey;
import io.tokenspeed.model.wire.BucketRecord;
import io.tokenspeed.model.wire.BucketSpeed;
import io.tokenspeed.model.wire.BucketSums;

/**
 * A record that matches the schema and is not checked further.
 *
 * @param key which bucket
 * @param revision its revision
 * @param saltEpoch which salt made the project id
 * @param requests how many requests
 * @param errors the group of that name
 * @param tokens the group of that name
 * @param cost the group of that name
 * @param speed the group of that name
 * @param histograms time to first token, latency, decode speed, end-to-end speed
 */
record SentRecord(
        BucketKey key,
        int revision,
        int saltEpoch,
        long requests,
        long[] errors,
        long[] tokens,
        long[] cost,
        long[] speed,
        SentHistogram[] histograms) {
    TokenSums tokenSums() {
        return new TokenSums(tokens[0], tokens[2], tokens[4], tokens[5], tokens[1], tokens[3]);
    }

    BucketErrors errorCounts() {
        return new BucketErrors(errors[0], errors[1], errors[2], errors[3], errors[4], errors[5]);
    }

    BucketSpeed speedSums() {
        return new BucketSpeed(speed[0], speed[1], speed[2], speed[3], speed[4]);
    }

    long nanoUsd() {
        return cost[0];
    }

    long unpriced() {
        return cost[1];
    }

    BucketRecord record(String digest) {
        BucketHistograms distributions = new BucketHistograms(
                histograms[0].histogram(),
                histograms[1].histogram(),
                histograms[2].histogram(),
                histograms[3].histogram());
        BucketSums sums =
                new BucketSums(requests, errorCounts(), tokenSums(), nanoUsd(), unpriced(), speedSums(), distributions);
        return new BucketRecord(key, revision, saltEpoch, sums, digest);
    }
}
