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
 * A record as its JSON has it, which matches the schema and is not checked further.
 *
 * @param key which bucket
 * @param revision its revision
 * @param saltEpoch which salt made the project id
 * @param requests how many requests
 * @param errors attempts without usage
 * @param tokens tokens
 * @param cost their cost
 * @param speed sums of speeds
 * @param histograms those that are there
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

    /** Its numbers without its histograms. */
    BucketSums counters() {
        return new BucketSums(requests, errors, tokens, cost.nanoUsd(), cost.unpriced(), speed, BucketHistograms.EMPTY);
    }

    private Histogram histogram(HistogramKind kind) {
        SentHistogram sent = histograms.get(kind);
        return sent == null ? Histogram.EMPTY : sent.histogram();
    }
}
