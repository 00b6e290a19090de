package io.tokenspeed.dashboard.period;

import io.tokenspeed.model.time.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time that an answer covers.
 *
 * @param from the first instant; null for all of time
 * @param to the first instant after
 * @param now when the question was asked, in whole seconds
 * @param zone decides where days, weeks and months begin
 * @param shift finds the time just before
 */
public record AskedPeriod(@Nullable Instant from, Instant to, Instant now, ZoneId zone, Shift shift) {
    /** The time as a range. */
    public TimeRange range() {
        return new TimeRange(from, to);
    }

    /** The end of what can have happened: now, or the end of a period that is over. */
    public Instant end() {
        return to.isAfter(now) ? now : to;
    }

    /** Returns the time to compare with, as far as that part of this period has elapsed; null for none. */
    public @Nullable ComparedTime compared(Comparison comparison) {
        if (from == null || comparison == Comparison.OFF || !end().isAfter(from)) {
            return null;
        }
        return (comparison == Comparison.YEAR ? Shift.YEAR : shift).before(from, end(), zone);
    }
}
