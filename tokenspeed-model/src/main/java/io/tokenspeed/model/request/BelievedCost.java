package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * Checks costs that a log states for a single request. A log may hold any number; a cost that cannot be true is treated
 * as not stated.
 */
public final class BelievedCost {
    /**
     * The highest cost of one request that can be true, in nano-dollars: 10,000 US dollars, also a hub's default limit.
     */
    public static final long MOST_NANO = 10_000_000_000_000L;

    private static final double NANO = 1e9;

    private BelievedCost() {}

    /**
     * Converts US dollars to nano-dollars; returns null for null, NaN, a negative cost, or one above
     * {@link #MOST_NANO}.
     */
    public static @Nullable Long nano(@Nullable Double usd) {
        return usd == null || !(usd >= 0 && usd <= MOST_NANO / NANO) ? null : (Long) Math.round(usd * NANO);
    }

    /** Returns the given cost in nano-dollars, or null where it cannot be true. */
    static @Nullable Long believed(@Nullable Long nano) {
        return nano == null || nano < 0 || nano > MOST_NANO ? null : nano;
    }
}
