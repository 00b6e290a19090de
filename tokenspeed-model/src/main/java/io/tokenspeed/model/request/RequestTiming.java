package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * When a request was made and how long it took. Instants are milliseconds since the epoch; null means unknown. Start or
 * end is always known.
 *
 * @param startedAtMillis when the request was sent
 * @param firstTokenAtMillis when the first token arrived
 * @param completedAtMillis when the response was complete
 * @param speedBasis what {@code windowMillis} was measured on
 * @param windowMillis the time that the speed is computed from, in milliseconds; null when no speed is known
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

    /** Returns the timing of an attempt that was measured. */
    public static RequestTiming of(Measured measured, Speed speed) {
        long sent = measured.sentAtMillis();
        Long ttft = measured.ttftMillis();
        return new RequestTiming(
                sent,
                ttft == null ? null : (Long) (sent + ttft),
                sent + measured.latencyMillis(),
                speed.basis(),
                speed.millis() == 0 ? null : (Long) speed.millis());
    }

    /**
     * Returns the instant that decides the day, hour and bucket of the request: the end, else the start, in
     * milliseconds since the epoch.
     */
    public long instantMillis() {
        return completedAtMillis != null ? completedAtMillis : startedAtMillis == null ? 0 : startedAtMillis;
    }

    /** Returns the earliest known instant: the start, else the end, in milliseconds since the epoch. */
    public long earliestMillis() {
        return startedAtMillis != null ? startedAtMillis : instantMillis();
    }

    /** Returns end minus start in milliseconds, or null where either is unknown. */
    public @Nullable Long durationMillis() {
        return startedAtMillis == null || completedAtMillis == null
                ? null
                : (Long) (completedAtMillis - startedAtMillis);
    }
}
