package io.tokenspeed.model.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A range of instants.
 *
 * @param from the first instant inside; null means since ever
 * @param to the first instant after; null means without end
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    /** All of time. */
    public static final TimeRange ALL = new TimeRange(null, null);

    public TimeRange {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to is before from: " + from + " to " + to);
        }
    }

    /** The days from {@code first} to {@code last}, both included, as the clocks of {@code zone} cut them. */
    public static TimeRange ofDays(@Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone) {
        return new TimeRange(
                first == null ? null : first.atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Whether the instant, in epoch milliseconds, lies inside. */
    public boolean contains(long epochMillis) {
        return (from == null || epochMillis >= from.toEpochMilli()) && (to == null || epochMillis < to.toEpochMilli());
    }
}
