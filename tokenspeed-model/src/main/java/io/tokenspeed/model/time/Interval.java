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

    /**
     * Returns the start of the period after the one that begins at {@code start}. A day may have 23 or 25 hours, and what
     * a change of clocks skips has no period.
     */
    public Instant next(Instant start, ZoneId zone) {
        Instant next = start;
        for (int periods = 1; !next.isAfter(start); periods++) {
            next = startOf(later(start, periods, zone), zone);
        }
        return next;
    }

    private Instant later(Instant start, int periods, ZoneId zone) {
        ZonedDateTime time = start.atZone(zone);
        return switch (this) {
            case HOUR -> start.plus(periods, ChronoUnit.HOURS);
            case DAY -> startOfDay(time.plusDays(periods), zone);
            case WEEK -> startOfDay(time.plusWeeks(periods), zone);
            case MONTH -> startOfDay(time.plusMonths(periods), zone);
        };
    }

    private static Instant startOfDay(ZonedDateTime time, ZoneId zone) {
        return time.toLocalDate().atStartOfDay(zone).toInstant();
    }
}
