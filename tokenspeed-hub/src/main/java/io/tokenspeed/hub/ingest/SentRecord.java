package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.TokenSums;
import java.util.Map;

/**
 * A record as it was sent, which matches the schema, but may contradict itself.
 *
 * @param key the bucket's key
 * @param revision the bucket's revision
 * @param saltEpoch the number of the salt that made the project's pseudonym
 * @param requests how many requests
 * @param errors attempts without usage
 * @param tokens the sums of tokens
 * @param cost the requests' cost
 * @param speed sums of speeds
 * @param histograms the histograms that were sent
 */
record SentRecord(
        BucketKey key,
        int revision,
        int saltEpoch,
        long requests,
        BucketErrors errors,
        TokenSums tokens,
        NumberGroups.Cost cost,
        BucketSpeed speed,
        Map<HistogramKind, SentHistogram> histograms) {
    BucketRecord record(String digest) {
        BucketHistograms distributions = new BucketHistograms(
                histogram(HistogramKind.TTFT),
                histogram(HistogramKind.LATENCY),
                histogram(HistogramKind.DECODE),
                histogram(HistogramKind.E2E));
        BucketSums sums =
                new BucketSums(requests, errors, tokens, cost.nanoUsd(), cost.unpriced(), speed, distributions);
        return new BucketRecord(key, revision, saltEpoch, sums, digest);
    }

    /** The record's sums without its histograms. */
    BucketSums counters() {
        return new BucketSums(requests, errors, tokens, cost.nanoUsd(), cost.unpriced(), speed, BucketHistograms.EMPTY);
    }

    private Histogram histogram(HistogramKind kind) {
        SentHistogram sent = histograms.get(kind);
        return sent == null ? Histogram.EMPTY : sent.histogram();
    }
}
