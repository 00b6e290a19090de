package io.tokenspeed.model.bucket;

import io.tokenspeed.model.histogram.Histogram;

/**
 * Distributions over the requests of a bucket. A histogram is empty where no request has the value.
 *
 * @param ttftMs time to first token in milliseconds
 * @param latencyMs latency in milliseconds
 * @param decodeTpsMilli decode speed in thousandths of a token per second
 * @param e2eTpsMilli end-to-end speed in thousandths of a token per second
 */
public record BucketHistograms(Histogram ttftMs, Histogram latencyMs, Histogram decodeTpsMilli, Histogram e2eTpsMilli) {
    /** Four empty histograms. */
    public static final BucketHistograms EMPTY =
            new BucketHistograms(Histogram.EMPTY, Histogram.EMPTY, Histogram.EMPTY, Histogram.EMPTY);

    /** Returns the distributions over the requests of both buckets. */
    public BucketHistograms merge(BucketHistograms other) {
        return new BucketHistograms(
                ttftMs.merge(other.ttftMs),
                latencyMs.merge(other.latencyMs),
                decodeTpsMilli.merge(other.decodeTpsMilli),
                e2eTpsMilli.merge(other.e2eTpsMilli));
    }
}
