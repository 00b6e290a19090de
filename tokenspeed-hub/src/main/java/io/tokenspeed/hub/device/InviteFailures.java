package io.tokenspeed.hub.device;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.TokenBuckets;
import io.tokenspeed.model.wire.ErrorCode;
import java.time.Clock;

/** Counts wrong invites per network address. */
final class InviteFailures {
    private static final int PER_MINUTE = 5;
    private static final int SOURCES = 100_000;
    private static final int WAIT_SECONDS = 60;

    private final TokenBuckets buckets;

    InviteFailures(Clock clock) {
        this.buckets = new TokenBuckets(PER_MINUTE, PER_MINUTE, SOURCES, clock);
    }

    /** Refuses an address that has sent too many wrong invites. */
    void check(String source) {
        if (buckets.of(source).getAvailableTokens() == 0) {
            throw Refusal.retryAfter(ErrorCode.RATE_LIMITED, WAIT_SECONDS);
        }
    }

    void count(String source) {
        buckets.of(source).tryConsume(1);
    }
}
