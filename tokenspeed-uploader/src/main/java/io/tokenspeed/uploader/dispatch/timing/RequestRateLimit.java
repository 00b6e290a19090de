package io.tokenspeed.uploader.dispatch.timing;

import java.util.function.LongSupplier;

/**
 * A token bucket within the rate that every hub grants: 30 requests at once, and one more every 10 seconds. Not safe
 * for use by several threads.
 */
public final class RequestRateLimit {
    private static final double BURST = 30;
    private static final double REFILL_MILLIS = 10_000;

    private final LongSupplier ticker;
    private double tokens = BURST;
    private long at;

    public RequestRateLimit(LongSupplier ticker) {
        this.ticker = ticker;
        this.at = ticker.getAsLong();
    }

    /** Counts a request. */
    public void spend() {
        refill();
        tokens--;
    }

    /** Milliseconds until a request may be sent; 0 for now. */
    long waitMillis() {
        refill();
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) * REFILL_MILLIS);
    }

    private void refill() {
        long now = ticker.getAsLong();
        tokens = Math.min(BURST, tokens + Math.max(0, now - at) / REFILL_MILLIS);
        at = now;
    }
}
