package io.tokenspeed.model.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A range of instants, including its start and excluding its end.
 *
 * @param from the first instant inside; null for no start
 * @param to the first instant after the range; null for no end
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    /** All of time. */
    public static final TimeRange ALL = new TimeRange(null, null);

    public TimeRange {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("to is before from: " + from + " to " + to);
        }
    }

    /**
     * Returns the days from {@code first} to {@code last}, both included, in a time zone; null for no first or last
     * day.
     */
    public static TimeRange ofDays(@Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone) {
        return new TimeRange(
                first == null ? null : first.atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** Returns what is inside both ranges; an empty range where they do not meet. */
    public TimeRange overlap(TimeRange other) {
        Instant start = from == null || (other.from != null && other.from.isAfter(from)) ? other.from : from;
        Instant end = to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to;
        return new TimeRange(start, start != null && end != null && end.isBefore(start) ? start : end);
    }

    /** Returns whether an instant, in milliseconds since the epoch, lies inside. */
    public boolean contains(long epochMillis) {
        return (from == null || epochMillis >= from.toEpochMilli()) && (to == null || epochMillis < to.toEpochMilli());
    }
}
