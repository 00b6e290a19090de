package io.tokenspeed.sources.records;

import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import org.jspecify.annotations.Nullable;

/** Makes the timing of a request from the times that its tool measured itself. */
public final class ToldTiming {
    /** A shorter time from the first to the last token says little about the speed. */
    private static final long MIN_DECODE_MILLIS = 100;

    private ToldTiming() {}

    /**
     * Returns the timing of a request whose end is known. With the time to the first token, the speed is that of the
     * tokens after it, else that of the whole request.
     *
     * @param completed when the request ended, in milliseconds since the epoch
     * @param duration how long the request took in milliseconds, as the tool measured it; null when unknown
     * @param firstToken how many milliseconds after its start the first token came; null when unknown
     */
    public static RequestTiming ending(long completed, @Nullable Double duration, @Nullable Double firstToken) {
        if (duration == null || duration < 1) {
            return new RequestTiming(null, null, completed, SpeedBasis.NONE, null);
        }
        long millis = Math.round(duration);
        long started = completed - millis;
        Long first = firstToken == null || firstToken <= 0 || firstToken > duration
                ? null
                : (Long) (started + Math.round(firstToken));
        return first != null && completed - first >= MIN_DECODE_MILLIS
                ? new RequestTiming(started, first, completed, SpeedBasis.EXACT_DECODE, completed - first)
                : new RequestTiming(started, first, completed, SpeedBasis.EXACT_E2E, millis);
    }
}
