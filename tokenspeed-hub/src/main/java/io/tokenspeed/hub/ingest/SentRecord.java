package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.BucketErrors;
import io.tokenspeed.model.wire.BucketHistograms;
import io.tokenspeed.model.wire.BucketKey;
import io.tokenspeed.model.wire.BucketRecord;
import io.tokenspeed.model.wire.BucketSpeed;
import io.tokenspeed.model.wire.BucketSums;
import java.util.Map;

/**
 * A record as its JSON has it, which matches the schema and is not checked further.
 *
 * @param key which bucket
 * @param revision its revision
 * @param saltEpoch which salt made the project id
 * @param requests how many requests
 * @param errors attempts without usage
 * @param tokens tokens
 * @param nanoUsd known costs
 * @param unpriced requests without a known cost
 * @param speed sums of speeds
 * @param histograms those that are there: 0 time to first token, 1 latency, 2 decode speed, 3 end-to-end speed
 */
record SentRecord(
        BucketKey key,
        int revision,
        int saltEpoch,
        long requests,
        BucketErrors errors,
        TokenSums tokens,
        long nanoUsd,
        long unpriced,
        BucketSpeed speed,
        Map<Integer, SentHistogram> histograms) {
    BucketRecord record(String digest) {
        BucketHistograms distributions = new BucketHistograms(histogram(0), histogram(1), histogram(2), histogram(3));
        BucketSums sums = new BucketSums(requests, errors, tokens, nanoUsd, unpriced, speed, distributions);
        return new BucketRecord(key, revision, saltEpoch, sums, digest);
    }

    /** Its numbers without its histograms. */
    BucketSums counters() {
        return new BucketSums(requests, errors, tokens, nanoUsd, unpriced, speed, BucketHistograms.EMPTY);
    }

    private Histogram histogram(int place) {
        SentHistogram sent = histograms.get(place);
        return sent == null ? Histogram.EMPTY : sent.histogram();
    }
}
