package io.tokenspeed.dashboard.period;

import io.tokenspeed.model.time.TimeRange;
import java.time.Instant;

/**
 * The time that a period is compared with.
 *
 * @param from the first instant
 * @param to the first instant after
 */
public record ComparedTime(Instant from, Instant to) {
    /** The time as a range. */
    public TimeRange range() {
        return new TimeRange(from, to);
    }
}
