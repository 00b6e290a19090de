package io.tokenspeed.model.metric;

import io.tokenspeed.model.usage.UsageFilter;
import java.time.Duration;
import java.time.Instant;

/**
 * How much of a period an answer covers: what lies in the range that is asked for, and is over.
 *
 * @param minutes the length of that part in minutes
 * @param partly whether it is less than the whole period
 */
public record CoveredPeriod(double minutes, boolean partly) {
    private static final double MINUTE_MILLIS = 60_000;

    /** Returns the part of the period that starts at {@code start}. */
    public static CoveredPeriod of(Instant start, Span length, UsageFilter filter, Instant now) {
        Instant end = length.next(start, filter.zone());
        Instant from = filter.range().from();
        Instant to = filter.range().to();
        Instant first = from != null && from.isAfter(start) ? from : start;
        Instant last = to != null && to.isBefore(end) ? to : end;
        Instant over = now.isBefore(last) ? now : last;
        long millis = Math.max(0, Duration.between(first, over).toMillis());
        return new CoveredPeriod(millis / MINUTE_MILLIS, !first.equals(start) || !over.equals(end));
    }
}
