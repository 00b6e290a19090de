package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.TokenSums;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes a record as the exact bytes that are hashed and sent. The part after the revision is its content: equal sums
 * give equal text, and unknown numbers are omitted. All names match closed patterns, so nothing needs escaping.
 */
public final class RecordJson {
    private RecordJson() {}

    /** Joins a bucket, a revision and a content to a whole record. */
    public static String record(long bucketStart, int bucketSeconds, int revision, String content) {
        return "{\"bucketStart\":" + bucketStart + ",\"bucketSeconds\":" + bucketSeconds + ",\"revision\":" + revision
                + "," + content;
    }

    /** The content of a record that {@link #record} made. */
    public static String content(String record) {
        return record.substring(record.indexOf("\"projectId\""));
    }

    static String content(BucketKey key, int saltEpoch, BucketSums sums, boolean reasoningKnown) {
        StringBuilder json = new StringBuilder(512);
        json.append("\"projectId\":\"").append(key.projectId());
        json.append("\",\"saltEpoch\":").append(saltEpoch);
        json.append(",\"tool\":\"").append(key.tool());
        json.append("\",\"provider\":\"").append(key.provider());
        json.append("\",\"model\":\"").append(key.model());
        json.append("\",\"requests\":").append(sums.requests());
        json.append(",\"errors\":").append(errors(sums.errors()));
        json.append(",\"tokens\":").append(tokens(sums, reasoningKnown));
        json.append(",\"cost\":{\"nanoUsd\":").append(sums.nanoUsd());
        json.append(",\"unpricedRequests\":").append(sums.unpriced());
        json.append("},\"speed\":").append(speed(sums.speed()));
        json.append(",\"hist\":").append(histograms(sums.histograms()));
        return json.append('}').toString();
    }

    private static String errors(BucketErrors errors) {
        return new JsonObject()
                .positive("rateLimited", errors.rateLimited())
                .positive("timeout", errors.timeout())
                .positive("server", errors.server())
                .positive("client", errors.client())
                .positive("other", errors.other())
                .positive("cancelled", errors.cancelled())
                .text();
    }

    private static String tokens(BucketSums sums, boolean reasoningKnown) {
        TokenSums tokens = sums.tokens();
        JsonObject json = new JsonObject()
                .number("input", tokens.input())
                .number("output", tokens.output())
                .positive("cacheRead", tokens.cacheRead());
        if (reasoningKnown) {
            json.number("reasoning", tokens.reasoning());
        }
        return json.positive("cacheWrite5m", tokens.cacheWrite5m())
                .positive("cacheWrite1h", tokens.cacheWrite1h())
                .text();
    }

    private static String speed(BucketSpeed speed) {
        return new JsonObject()
                .positive("decodeTokens", speed.decodeTokens())
                .positive("decodeMs", speed.decodeMillis())
                .positive("e2eTokens", speed.e2eTokens())
                .positive("e2eMs", speed.e2eMillis())
                .positive("approxRequests", speed.approxRequests())
                .text();
    }

    private static String histograms(BucketHistograms histograms) {
        return new JsonObject()
                .raw("ttftMs", histogram(histograms.ttftMs()))
                .raw("latencyMs", histogram(histograms.latencyMs()))
                .raw("decodeTpsMilli", histogram(histograms.decodeTpsMilli()))
                .raw("e2eTpsMilli", histogram(histograms.e2eTpsMilli()))
                .text();
    }

    private static String histogram(Histogram histogram) {
        if (histogram.count() == 0) {
            return "";
        }
        return new JsonObject()
                .number("scale", Histogram.SCALE)
                .number("count", histogram.count())
                .number("sum", histogram.sum())
                .number("min", histogram.min())
                .number("max", histogram.max())
                .number("zero", histogram.zero())
                .raw("idx", array(histogram.counts().keySet()))
                .raw("cnt", array(histogram.counts().values()))
                .text();
    }

    private static String array(Collection<? extends Number> numbers) {
        return numbers.stream().map(Number::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
