package io.tokenspeed.store.activity;

import io.tokenspeed.model.time.TimeRange;
import java.time.Instant;

/** From when to when something was active, in milliseconds since the epoch. Starts as never active. */
final class ActiveTime {
    private static final long HOUR = 3_600_000;

    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(long from, long to) {
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    void add(ActiveTime other) {
        add(other.first, other.last);
    }

    long last() {
        return last;
    }

    /** Returns the whole hours that include the time. */
    TimeRange hours() {
        return first > last
                ? new TimeRange(Instant.EPOCH, Instant.EPOCH)
                : new TimeRange(
                        Instant.ofEpochMilli(Math.floorDiv(first, HOUR) * HOUR),
                        Instant.ofEpochMilli((Math.floorDiv(last, HOUR) + 1) * HOUR));
    }
}
