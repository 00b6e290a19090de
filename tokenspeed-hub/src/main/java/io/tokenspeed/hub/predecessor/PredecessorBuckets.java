package io.tokenspeed.hub.predecessor;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.ingest.BucketRules;
import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.model.wire.WireNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of an upload of the predecessor, in our form: output includes reasoning, and a cost of 0 for tokens is an
 * unknown cost.
 *
 * @param buckets the accepted buckets
 * @param rejected the rejected buckets
 */
record PredecessorBuckets(List<IndexedRecord> buckets, List<Rejection> rejected) {
    private static final String TOOL = "opencode";
    private static final int MOST = 500;
    private static final long DAY = 86_400;
    private static final long HOUR = 3600;
    private static final long MINUTE = 60;
    private static final long MOST_TOKENS = 1_000_000_000_000L;
    private static final long MOST_REQUESTS = 20_000;
    private static final double MOST_USD = 1e6;
    private static final double MOST_TPS = 1e6;
    private static final double NANO = 1e9;
    private static final Pattern NAME = Pattern.compile(".{0,200}");
    private static final Set<String> BODY = Set.of("schemaVersion", "deviceId", "buckets");
    private static final Set<String> BUCKET = Set.of(
            "bucketStart",
            "bucketEnd",
            "anonProjectId",
            "providerId",
            "modelId",
            "requestCount",
            "inputTokens",
            "outputTokens",
            "reasoningTokens",
            "cacheReadTokens",
            "cacheWriteTokens",
            "totalCost",
            "avgOutputTps",
            "minOutputTps",
            "maxOutputTps");

    /** Reads a body that a device sent, at {@code now}, in seconds since the epoch. */
    static PredecessorBuckets read(byte[] body, String deviceId, BucketRules rules, long now) {
        PredecessorObject object = PredecessorObject.read(body, BODY);
        if (object.count("schemaVersion", MOST) != 1) {
            throw Refusal.of(ErrorCode.SCHEMA_VERSION_UNSUPPORTED);
        }
        if (!object.needed("deviceId", PredecessorForm.DEVICE_ID).equals(deviceId)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID);
        }
        List<IndexedRecord> good = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int index = 0;
        for (JsonNode node : object.list("buckets", MOST)) {
            PredecessorObject bucket = new PredecessorObject(node, BUCKET);
            RecordCode code = timeProblem(bucket, now);
            PredecessorBucket read = code == null ? bucket(bucket) : null;
            Rejection rejection = read == null
                    ? new Rejection(index, Objects.requireNonNull(code), null, null)
                    : rules.check(index, read.key(), read.sums());
            if (read != null && rejection == null) {
                good.add(new IndexedRecord(index, read));
            } else {
                rejected.add(Objects.requireNonNull(rejection));
            }
            index++;
        }
        return new PredecessorBuckets(good, rejected);
    }

    private static @Nullable RecordCode timeProblem(PredecessorObject bucket, long now) {
        long start = start(bucket);
        long seconds = seconds(bucket);
        if (seconds < MINUTE
                || seconds > HOUR
                || seconds % MINUTE != 0
                || HOUR % seconds != 0
                || start % seconds != 0) {
            return RecordCode.SCHEMA_INVALID;
        }
        if (start < now - Limits.BUCKET_DAYS * DAY) {
            return RecordCode.BUCKET_TOO_OLD;
        }
        return start + seconds > now + Limits.FUTURE_SECONDS + seconds ? RecordCode.BUCKET_IN_FUTURE : null;
    }

    private static long start(PredecessorObject bucket) {
        return bucket.count("bucketStart", Integer.MAX_VALUE * 2L);
    }

    private static long seconds(PredecessorObject bucket) {
        return bucket.count("bucketEnd", Integer.MAX_VALUE * 2L) - start(bucket) + 1;
    }

    private static PredecessorBucket bucket(PredecessorObject bucket) {
        WireNames names = WireNames.of(bucket.text("providerId", NAME), String.valueOf(bucket.needed("modelId", NAME)));
        BucketKey key = new BucketKey(
                start(bucket),
                (int) seconds(bucket),
                bucket.needed("anonProjectId", PredecessorForm.PROJECT_ID),
                TOOL,
                names.provider(),
                names.model());
        return new PredecessorBucket(
                key,
                sums(bucket),
                bucket.fraction("avgOutputTps", MOST_TPS),
                bucket.fraction("minOutputTps", MOST_TPS),
                bucket.fraction("maxOutputTps", MOST_TPS));
    }

    private static BucketSums sums(PredecessorObject bucket) {
        long requests = bucket.count("requestCount", MOST_REQUESTS);
        long reasoning = tokens(bucket, "reasoningTokens");
        TokenSums tokens = new TokenSums(
                tokens(bucket, "inputTokens"),
                tokens(bucket, "cacheReadTokens"),
                tokens(bucket, "cacheWriteTokens"),
                0,
                tokens(bucket, "outputTokens") + reasoning,
                reasoning);
        Double cost = bucket.fraction("totalCost", MOST_USD);
        long nano = cost == null ? 0 : Math.round(cost * NANO);
        long unpriced = nano == 0 && tokens.total() > 0 ? requests : 0;
        return new BucketSums(
                requests, BucketErrors.NONE, tokens, nano, unpriced, BucketSpeed.NONE, BucketHistograms.EMPTY);
    }

    private static long tokens(PredecessorObject bucket, String name) {
        return bucket.count(name, MOST_TOKENS);
    }
}
