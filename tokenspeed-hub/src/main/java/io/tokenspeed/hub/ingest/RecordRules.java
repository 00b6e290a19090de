package io.tokenspeed.hub.ingest;

import io.tokenspeed.hub.config.RecordLimits;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.RecordCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for records that the schema cannot express. */
final class RecordRules {
    private static final long DAY = 86_400;

    private final BucketRules rules;

    /**
     * The rules of a hub.
     *
     * @param tools the allowed tools; empty for all
     * @param models the allowed models; empty for all
     */
    RecordRules(RecordLimits limits, Set<String> tools, Set<String> models) {
        this.rules = new BucketRules(limits, tools, models);
    }

    /** Returns why a record is rejected at {@code now}, in seconds since the epoch; null where it is not. */
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
        return rules.check(index, record.key(), record.counters());
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
        if (record.cost().unpriced() > record.requests()) {
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

    static Rejection rejection(int index, RecordCode code, String pointer) {
        return new Rejection(index, code, pointer, null);
    }
}
