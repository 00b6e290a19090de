package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import org.jspecify.annotations.Nullable;

/**
 * When a request was made, in milliseconds since the epoch.
 *
 * @param start when it was sent; null when unknown
 * @param first when its first token came; null when unknown
 * @param end when it ended
 * @param exact whether start to end is one attempt and nothing else
 */
record ToldTimes(@Nullable Long start, @Nullable Long first, long end, boolean exact) {
    private static final long MOST_MILLIS = 86_400_000;

    ToldTimes {
        if (start != null && (start > end || end - start > MOST_MILLIS)) {
            start = null;
        }
        if (first != null && (start == null || first < start || first > end)) {
            first = null;
        }
    }

    /** Returns the times of a request that ended now and took a known time. */
    static ToldTimes ending(long end, @Nullable Long duration, @Nullable Long ttft, boolean exact) {
        Long start = duration == null ? null : (Long) (end - duration);
        return new ToldTimes(start, start == null || ttft == null ? null : (Long) (start + ttft), end, exact);
    }

    RequestTiming timing() {
        return start == null || exact
                ? new RequestTiming(start, first, end, SpeedBasis.NONE, null)
                : new RequestTiming(start, first, end, SpeedBasis.E2E_APPROX, end - start);
    }

    @Nullable
    Measured measured() {
        if (start == null || !exact) {
            return null;
        }
        long micros = (end - start) * 1_000;
        Long toFirst = first == null ? null : (Long) ((first - start) * 1_000);
        StreamTimes times = new StreamTimes(null, toFirst, null, first == null ? null : (Long) micros, micros);
        return new Measured(MeasuredBy.OTEL, start, times, StreamChunks.NONE, null);
    }
}
