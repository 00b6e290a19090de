package io.tokenspeed.agent.top;

import io.tokenspeed.model.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The time that the table of models is about. */
enum TopPeriod {
    HOUR("last hour", "in the last hour"),
    TODAY("today", "today"),
    WEEK("last 7 days", "in the last 7 days");

    private static final int DAYS_BEFORE = 6;

    private final String title;
    private final String when;

    TopPeriod(String title, String when) {
        this.title = title;
        this.when = when;
    }

    /** What it is called. */
    String title() {
        return title;
    }

    /** When it is, as the end of a sentence. */
    String when() {
        return when;
    }

    /** The instants inside, cut in days as reports do; an hour has no end, because clocks differ. */
    TimeRange range(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (this) {
            case HOUR -> new TimeRange(now.minus(Duration.ofHours(1)), null);
            case TODAY -> TimeRange.ofDays(today, today, zone);
            case WEEK -> TimeRange.ofDays(today.minusDays(DAYS_BEFORE), today, zone);
        };
    }

    /** The next one, and the first after the last. */
    TopPeriod next() {
        return switch (this) {
            case HOUR -> TODAY;
            case TODAY -> WEEK;
            case WEEK -> HOUR;
        };
    }
}
