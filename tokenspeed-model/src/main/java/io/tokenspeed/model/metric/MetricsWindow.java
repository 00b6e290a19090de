package io.tokenspeed.model.metric;

import io.tokenspeed.model.request.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The attempts of one window.
 *
 * @param from the first instant of the window
 * @param to the instant that it ends at
 * @param sums how many attempts there were, with their tokens
 * @param times how long the requests took
 * @param breakdown who and what they were for
 * @param errors why attempts failed, without the kinds that did not occur
 */
public record MetricsWindow(
        Instant from,
        Instant to,
        WindowSums sums,
        WindowTimes times,
        WindowBreakdown breakdown,
        Map<ErrorKind, KindOfErrors> errors) {
    private static final double MINUTE_MILLIS = 60_000;

    public MetricsWindow {
        EnumMap<ErrorKind, KindOfErrors> copy = new EnumMap<>(ErrorKind.class);
        copy.putAll(errors);
        errors = Collections.unmodifiableMap(copy);
    }

    /** Returns the attempts per minute. */
    public Ratio requestRate() {
        return new Ratio(sums.attempts(), Duration.between(from, to).toMillis() / MINUTE_MILLIS);
    }

    /** Returns the share of attempts that failed. */
    public Ratio errorRate() {
        return new Ratio(sums.counts().failed(), sums.attempts());
    }

    /** Returns the share of requests that a cache of the program answered. */
    public Ratio cacheHitRate() {
        return new Ratio(sums.cacheHits(), sums.counts().requests());
    }
}
