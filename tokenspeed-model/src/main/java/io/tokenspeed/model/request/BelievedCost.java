package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * Which costs of a single request are believed. Logs are written by other programs and may hold anything; a cost that
 * cannot be true is treated as not stated.
 */
public final class BelievedCost {
    /** The most nano-dollars that one request is believed to cost: 10,000 US dollars, as a hub believes by default. */
    public static final long MOST_NANO = 10_000_000_000_000L;

    private static final double NANO = 1e9;

    private BelievedCost() {}

    /** A cost in US dollars as nano-dollars; null where it is not a number, negative or beyond belief. */
    public static @Nullable Long nano(@Nullable Double usd) {
        return usd == null || !(usd >= 0 && usd <= MOST_NANO / NANO) ? null : (Long) Math.round(usd * NANO);
    }

    /** The same cost, or null where it is not believed. */
    static @Nullable Long believed(@Nullable Long nano) {
        return nano == null || nano < 0 || nano > MOST_NANO ? null : nano;
    }
}
