package io.tokenspeed.sources.records;

import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import org.jspecify.annotations.Nullable;

/** Makes the timing of a request from the times in a log. All times are in milliseconds, instants since the epoch. */
public final class LogTiming {
    private static final long MIN_DECODE = 100;

    private LogTiming() {}

    /**
     * Returns the timing of a request between two time stamps of a log, of which neither was taken to measure the
     * request; a start that is unknown or not before the end gives no speed.
     */
    public static RequestTiming between(@Nullable Long start, long end) {
        return start == null || start >= end
                ? new RequestTiming(null, null, end, SpeedBasis.NONE, null)
                : new RequestTiming(start, null, end, SpeedBasis.E2E_APPROX, end - start);
    }

    /**
     * Returns the timing of a request whose end is known and whose duration the agent measured itself.
     *
     * @param duration how long the request took; null when unknown
     * @param ttft how long after its start the first token came; null when unknown
     */
    public static RequestTiming ending(long end, @Nullable Double duration, @Nullable Double ttft) {
        if (duration == null || duration < 1) {
            return between(null, end);
        }
        long millis = Math.round(duration);
        return measured(end - millis, end, millis, ttft == null ? null : (Long) Math.round(ttft), true);
    }

    /**
     * Returns the timing of a request that the agent measured itself.
     *
     * @param start when the request was sent
     * @param duration the measured time from sending the request to the end of the answer, above 0
     * @param ttft the measured time from sending the request to the first token; null when unknown
     * @param allSeen whether every output token arrived after the first one that was seen, so that the time after it
     *     is decode time
     */
    public static RequestTiming measured(long start, long end, long duration, @Nullable Long ttft, boolean allSeen) {
        if (ttft == null || ttft <= 0 || ttft > duration) {
            return new RequestTiming(start, null, end, SpeedBasis.EXACT_E2E, duration);
        }
        long decode = duration - ttft;
        return allSeen && decode >= MIN_DECODE
                ? new RequestTiming(start, end - decode, end, SpeedBasis.EXACT_DECODE, decode)
                : new RequestTiming(start, end - decode, end, SpeedBasis.EXACT_E2E, duration);
    }
}
