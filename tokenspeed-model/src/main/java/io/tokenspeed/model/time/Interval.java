package io.tokenspeed.model.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** A calendar period that a series is cut into, in a zone, correctly over changes of the clocks. */
public enum Interval {
    HOUR,
    DAY,
    /** From Monday, as ISO 8601 has it. */
    WEEK,
    MONTH;

    /** The start of the period that holds the instant. */
    public Instant startOf(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> startOfDay(time, zone);
            case WEEK -> startOfDay(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
            case MONTH -> startOfDay(time.withDayOfMonth(1), zone);
        };
    }

    private static Instant startOfDay(ZonedDateTime time, ZoneId zone) {
        return time.toLocalDate().atStartOfDay(zone).toInstant();
    }
}
