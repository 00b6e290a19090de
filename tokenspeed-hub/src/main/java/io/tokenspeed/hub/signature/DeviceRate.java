package io.tokenspeed.hub.signature;

import io.github.bucket4j.ConsumptionProbe;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.model.wire.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/** Limits how often a device may ask, and tells it how much is left. */
public final class DeviceRate {
    private static final long NANOS = 1_000_000_000;

    private final TokenBuckets buckets;
    private final Map<String, String> policy;

    public DeviceRate(TokenBuckets buckets) {
        this.buckets = buckets;
        this.policy =
                Map.of("RateLimit-Policy", "\"device\";q=" + buckets.burst() + ";w=" + buckets.fullAfterSeconds());
    }

    /**
     * Takes one request from a device's budget.
     *
     * @return headers for the answer
     * @throws Refusal if the budget is used up
     */
    Map<String, String> take(String deviceId) {
        ConsumptionProbe probe = buckets.of(deviceId).tryConsumeAndReturnRemaining(1);
        Map<String, String> headers = new HashMap<>(policy);
        long full = seconds(probe.getNanosToWaitForReset());
        headers.put("RateLimit", "\"device\";r=" + probe.getRemainingTokens() + ";t=" + full);
        if (!probe.isConsumed()) {
            throw Refusal.retryAfter(ErrorCode.RATE_LIMITED, seconds(probe.getNanosToWaitForRefill()))
                    .with(headers);
        }
        return headers;
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }
}
