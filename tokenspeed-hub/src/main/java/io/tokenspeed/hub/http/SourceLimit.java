package io.tokenspeed.hub.http;

import io.github.bucket4j.ConsumptionProbe;
import io.tokenspeed.model.wire.ErrorCode;

/** Limits how often one network address may ask, before any other check. */
public final class SourceLimit {
    private static final long NANOS = 1_000_000_000;

    private final TokenBuckets buckets;

    public SourceLimit(TokenBuckets buckets) {
        this.buckets = buckets;
    }

    void check(String source) {
        ConsumptionProbe probe = buckets.of(source).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.retryAfter(ErrorCode.RATE_LIMITED, (probe.getNanosToWaitForRefill() + NANOS - 1) / NANOS);
        }
    }
}
