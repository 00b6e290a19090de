package io.tokenspeed.sources.crosscheck;

/** What a tool counts, and for what. */
public enum OwnUnit {
    /** All tokens, by day in UTC and model. */
    TOKENS_PER_DAY,
    /** Input and output without what was read from or written to a cache, by day in UTC and model. */
    UNCACHED_TOKENS_PER_DAY,
    /** All tokens, by session. */
    TOKENS_PER_SESSION,
    /** Requests, by session. */
    REQUESTS_PER_SESSION;

    /** Whether the amounts are of days, not of sessions. */
    public boolean perDay() {
        return this == TOKENS_PER_DAY || this == UNCACHED_TOKENS_PER_DAY;
    }
}
