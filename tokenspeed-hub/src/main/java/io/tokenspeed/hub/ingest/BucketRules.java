package io.tokenspeed.hub.ingest;

import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.config.RecordLimits;
import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.wire.RecordCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hub's rules on which buckets are plausible and allowed, whatever kind of device sent them. */
public final class BucketRules {
    private static final long NANOS = 1_000_000_000;

    /** The longest latency that the schema allows in a histogram, in milliseconds. */
    private static final long LONGEST_MILLIS = 4_294_967_296L;

    /**
     * The most nano-dollars (a million dollars), tokens or milliseconds of a bucket: the buckets of a day can be added
     * without overflow.
     */
    private static final long MOST = 1_000_000_000_000_000L;

    private final RecordLimits limits;
    private final Set<String> tools;
    private final Set<String> models;

    /** The rules of a hub. */
    public BucketRules(HubSettings settings) {
        this(
                settings.limits().records(),
                settings.allowed().tools(),
                settings.allowed().models());
    }

    /**
     * Rules with these limits and names.
     *
     * @param tools the allowed tools; empty for all
     * @param models the allowed models; empty for all
     */
    BucketRules(RecordLimits limits, Set<String> tools, Set<String> models) {
        this.limits = limits;
        this.tools = tools;
        this.models = models;
    }

    /** Returns why a bucket is rejected; null where it is not. The index is the bucket's place in the upload. */
    public @Nullable Rejection check(int index, BucketKey key, BucketSums sums) {
        String implausible = implausible(sums);
        if (implausible != null) {
            return new Rejection(index, RecordCode.IMPLAUSIBLE, implausible, null);
        }
        String forbidden = forbidden(key);
        return forbidden == null ? null : new Rejection(index, RecordCode.VALUE_NOT_ALLOWED, forbidden, null);
    }

    private @Nullable String implausible(BucketSums sums) {
        BucketErrors errors = sums.errors();
        if (sums.requests() > limits.requestsPerBucket()) {
            return "/requests";
        }
        if (errors.failed() + errors.cancelled() > limits.requestsPerBucket()) {
            return "/errors";
        }
        if (sums.tokens().total() > mostTokens(sums)) {
            return "/tokens";
        }
        if (sums.nanoUsd() > MOST || sums.nanoUsd() / NANOS > sums.requests() * limits.usdPerRequest()) {
            return "/cost/nanoUsd";
        }
        return isBelievable(sums.speed(), sums) ? null : "/speed";
    }

    private long mostTokens(BucketSums sums) {
        return Math.min(MOST, sums.requests() * limits.tokensPerRequest());
    }

    private boolean isBelievable(BucketSpeed speed, BucketSums sums) {
        return Math.max(speed.decodeTokens(), speed.e2eTokens()) <= mostTokens(sums)
                && Math.max(speed.decodeMillis(), speed.e2eMillis())
                        <= Math.min(MOST, sums.requests() * LONGEST_MILLIS);
    }

    private @Nullable String forbidden(BucketKey key) {
        if (!tools.isEmpty() && !tools.contains(key.tool())) {
            return "/tool";
        }
        return models.isEmpty() || models.contains(key.model()) ? null : "/model";
    }
}
