package io.tokenspeed.store.hours;

import io.tokenspeed.model.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole hours inside a time range, and the remainders at its edges.
 *
 * @param first the first whole hour, in hours since the epoch
 * @param end the hour after the last whole hour
 * @param edges the parts of the range outside the whole hours
 */
public record WholeHours(long first, long end, List<TimeRange> edges) {
    private static final long HOUR = 3_600_000;

    /** The time range of one hour, given in hours since the epoch. */
    public static TimeRange hour(long hour) {
        return new TimeRange(Instant.ofEpochMilli(hour * HOUR), Instant.ofEpochMilli((hour + 1) * HOUR));
    }

    /** Whether there is no whole hour. */
    public boolean isEmpty() {
        return first >= end;
    }

    /** The whole hours as a time range. */
    public TimeRange range() {
        return new TimeRange(
                first == Long.MIN_VALUE ? null : Instant.ofEpochMilli(first * HOUR),
                end == Long.MAX_VALUE ? null : Instant.ofEpochMilli(end * HOUR));
    }

    public static WholeHours of(TimeRange range) {
        Instant from = range.from();
        Instant to = range.to();
        long first = from == null ? Long.MIN_VALUE : -Math.floorDiv(-from.toEpochMilli(), HOUR);
        long end = to == null ? Long.MAX_VALUE : Math.floorDiv(to.toEpochMilli(), HOUR);
        if (first > end) {
            return new WholeHours(end, end, List.of(range));
        }
        List<TimeRange> edges = new ArrayList<>();
        if (from != null && from.toEpochMilli() < first * HOUR) {
            edges.add(new TimeRange(from, Instant.ofEpochMilli(first * HOUR)));
        }
        if (to != null && to.toEpochMilli() > end * HOUR) {
            edges.add(new TimeRange(Instant.ofEpochMilli(end * HOUR), to));
        }
        return new WholeHours(first, end, edges);
    }
}
