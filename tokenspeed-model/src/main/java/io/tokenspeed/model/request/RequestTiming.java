package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * When a request was made and how long it took. Instants are epoch milliseconds, UTC; start or end is known.
 *
 * @param startedAtMillis when the request was sent
 * @param firstTokenAtMillis when the first token arrived
 * @param completedAtMillis when the response was complete
 * @param speedBasis what {@code windowMillis} was measured on
 * @param windowMillis the time that counts for speed
 */
public record RequestTiming(
        @Nullable Long startedAtMillis,
        @Nullable Long firstTokenAtMillis,
        @Nullable Long completedAtMillis,
        SpeedBasis speedBasis,
        @Nullable Long windowMillis) {

    public RequestTiming {
        if (startedAtMillis == null && completedAtMillis == null) {
            throw new IllegalArgumentException("neither start nor end of the request is known");
        }
    }

    /** The instant that decides day, hour and bucket: the end, else the start. */
    public long instantMillis() {
        return completedAtMillis != null ? completedAtMillis : startedAtMillis == null ? 0 : startedAtMillis;
    }

    /** The earliest instant that is known: the start, else the end. */
    public long earliestMillis() {
        return startedAtMillis != null ? startedAtMillis : instantMillis();
    }

    /** End minus start, or null where either is unknown. */
    public @Nullable Long durationMillis() {
        return startedAtMillis == null || completedAtMillis == null
                ? null
                : (Long) (completedAtMillis - startedAtMillis);
    }
}
