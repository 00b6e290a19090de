package io.tokenspeed.model.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The length of the periods of a series, in the calendar of a time zone, also across daylight saving changes. */
public enum Interval {
    HOUR,
    DAY,
    /** A week from Monday, as in ISO 8601. */
    WEEK,
    MONTH;

    /** Returns the start of the period that contains the instant. */
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
