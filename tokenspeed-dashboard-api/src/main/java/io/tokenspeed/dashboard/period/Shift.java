package io.tokenspeed.dashboard.period;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Finds the time that a period is compared with. Both have the same elapsed part in the calendar of the zone. */
interface Shift {
    /** For periods that nothing is before. */
    Shift NONE = (from, end, zone) -> null;

    /** The year before until the same date and time. */
    Shift YEAR = (from, end, zone) -> new ComparedTime(
            from.atZone(zone).minusYears(1).toInstant(),
            end.atZone(zone).minusYears(1).toInstant());

    /** The month before until the same day and time, at most until its own end. */
    Shift MONTH = Shift::monthBefore;

    /**
     * The same length directly before: as many days where the range has whole days, because days differ in length, else
     * as many seconds.
     */
    Shift LENGTH = Shift::directlyBefore;

    /** Returns the time to compare with; null for none. */
    @Nullable
    ComparedTime before(Instant from, Instant end, ZoneId zone);

    /** As many days before. */
    static Shift days(int days) {
        return (from, end, zone) -> new ComparedTime(
                from.atZone(zone).minusDays(days).toInstant(),
                end.atZone(zone).minusDays(days).toInstant());
    }

    /** As many hours before, whatever the clocks show. */
    static Shift hours(int hours) {
        return (from, end, zone) ->
                new ComparedTime(from.minus(hours, ChronoUnit.HOURS), end.minus(hours, ChronoUnit.HOURS));
    }

    private static ComparedTime monthBefore(Instant from, Instant end, ZoneId zone) {
        LocalDate month = LocalDate.ofInstant(from, zone);
        LocalDateTime last = LocalDateTime.ofInstant(end, zone);
        LocalDate before = month.minusMonths(1);
        long days = ChronoUnit.DAYS.between(month, last.toLocalDate());
        Instant until =
                before.plusDays(days).atTime(last.toLocalTime()).atZone(zone).toInstant();
        boolean whole = !end.isBefore(month.plusMonths(1).atStartOfDay(zone).toInstant());
        return new ComparedTime(before.atStartOfDay(zone).toInstant(), whole || until.isAfter(from) ? from : until);
    }

    private static ComparedTime directlyBefore(Instant from, Instant end, ZoneId zone) {
        ZonedDateTime first = from.atZone(zone);
        ZonedDateTime last = end.atZone(zone);
        if (first.toLocalTime().equals(LocalTime.MIDNIGHT) && last.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            long days = ChronoUnit.DAYS.between(first.toLocalDate(), last.toLocalDate());
            return new ComparedTime(first.minusDays(days).toInstant(), from);
        }
        return new ComparedTime(from.minus(Duration.between(from, end)), from);
    }
}
