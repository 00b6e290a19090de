package io.tokenspeed.model.metric;

import io.tokenspeed.model.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The length of a window that ends now, and of the periods of a history. */
public enum Span {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    /** As a window 30 days, as a period a calendar month. */
    MONTH(Duration.ofDays(30));

    private final Duration length;

    Span(Duration length) {
        this.length = length;
    }

    /** Returns the length of the window. */
    public Duration length() {
        return length;
    }

    /** Returns the start of the period that contains the instant, in the calendar of a time zone. */
    public Instant startOf(Instant instant, ZoneId zone) {
        return this == MINUTE
                ? instant.truncatedTo(ChronoUnit.MINUTES)
                : Interval.valueOf(name()).startOf(instant, zone);
    }

    /** Returns the start of the period after the one that starts at {@code start}. */
    public Instant next(Instant start, ZoneId zone) {
        LocalDate day = start.atZone(zone).toLocalDate();
        return switch (this) {
            case MINUTE, HOUR -> start.plus(length);
            case DAY -> day.plusDays(1).atStartOfDay(zone).toInstant();
            case WEEK -> day.plusWeeks(1).atStartOfDay(zone).toInstant();
            case MONTH -> day.plusMonths(1).atStartOfDay(zone).toInstant();
        };
    }
}
