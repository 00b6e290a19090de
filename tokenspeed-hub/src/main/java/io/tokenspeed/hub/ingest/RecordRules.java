package io.tokenspeed.hub.ingest;

import io.tokenspeed.hub.config.HubLimits;
import io.tokenspeed.model.hub.Rejection;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.BucketErrors;
import io.tokenspeed.model.wire.BucketSpeed;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.RecordCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a record must fulfil besides its schema. */
final class RecordRules {
    private static final long DAY = 86_400;
    private static final long NANOS = 1_000_000_000;

    /** The schema lets no latency in a histogram be longer. */
    private static final long LONGEST_MILLIS = 4_294_967_296L;

    private final HubLimits limits;
    private final Set<String> tools;
    private final Set<String> models;

    /**
     * The rules of a hub.
     *
     * @param tools the tools that may be named; empty for all
     * @param models the models that may be named; empty for all
     */
    RecordRules(HubLimits limits, Set<String> tools, Set<String> models) {
        this.limits = limits;
        this.tools = tools;
        this.models = models;
    }

    /** Why a record is refused; null when it is not. */
    @Nullable
    Rejection check(int index, SentRecord record, long now) {
        Rejection time = checkTime(index, record, now);
        if (time != null) {
            return time;
        }
        for (SentHistogram histogram : record.histograms().values()) {
            if (!histogram.isConsistent(record.requests())) {
                return rejection(index, RecordCode.HIST_INCONSISTENT, histogram.pointer());
            }
        }
        String miscounted = miscounted(record);
        if (miscounted != null) {
            return rejection(index, RecordCode.COUNT_INCONSISTENT, miscounted);
        }
        String implausible = implausible(record);
        return implausible == null
                ? checkAllowed(index, record)
                : rejection(index, RecordCode.IMPLAUSIBLE, implausible);
    }

    private static @Nullable Rejection checkTime(int index, SentRecord record, long now) {
        long start = record.key().start();
        if (start < now - Limits.BUCKET_DAYS * DAY) {
            return rejection(index, RecordCode.BUCKET_TOO_OLD, "/bucketStart");
        }
        boolean future = start + record.key().seconds() > now + Limits.FUTURE_SECONDS;
        return future ? rejection(index, RecordCode.BUCKET_IN_FUTURE, "/bucketStart") : null;
    }

    private static @Nullable String miscounted(SentRecord record) {
        TokenSums tokens = record.tokens();
        BucketSpeed speed = record.speed();
        if (tokens.reasoning() > tokens.output()) {
            return "/tokens/reasoning";
        }
        if (record.unpriced() > record.requests()) {
            return "/cost/unpricedRequests";
        }
        if (speed.approxRequests() > record.requests()) {
            return "/speed/approxRequests";
        }
        return isPair(speed.decodeTokens(), speed.decodeMillis()) && isPair(speed.e2eTokens(), speed.e2eMillis())
                ? null
                : "/speed";
    }

    /** Tokens need a time, and a time needs tokens. */
    private static boolean isPair(long tokens, long millis) {
        return tokens > 0 == millis > 0;
    }

    private @Nullable String implausible(SentRecord record) {
        BucketErrors errors = record.errors();
        if (record.requests() > limits.requestsPerBucket()) {
            return "/requests";
        }
        if (errors.failed() + errors.cancelled() > limits.requestsPerBucket()) {
            return "/errors";
        }
        if (record.tokens().total() > record.requests() * limits.tokensPerRequest()) {
            return "/tokens";
        }
        if (record.nanoUsd() / NANOS > record.requests() * limits.usdPerRequest()) {
            return "/cost/nanoUsd";
        }
        return isBelievable(record.speed(), record.requests()) ? null : "/speed";
    }

    private boolean isBelievable(BucketSpeed speed, long requests) {
        return Math.max(speed.decodeTokens(), speed.e2eTokens()) <= requests * limits.tokensPerRequest()
                && Math.max(speed.decodeMillis(), speed.e2eMillis()) <= requests * LONGEST_MILLIS;
    }

    private @Nullable Rejection checkAllowed(int index, SentRecord record) {
        if (!tools.isEmpty() && !tools.contains(record.key().tool())) {
            return rejection(index, RecordCode.VALUE_NOT_ALLOWED, "/tool");
        }
        boolean allowed = models.isEmpty() || models.contains(record.key().model());
        return allowed ? null : rejection(index, RecordCode.VALUE_NOT_ALLOWED, "/model");
    }

    static Rejection rejection(int index, RecordCode code, String pointer) {
        return new Rejection(index, code, pointer, null);
    }
}
