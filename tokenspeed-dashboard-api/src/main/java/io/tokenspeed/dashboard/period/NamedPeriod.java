package io.tokenspeed.dashboard.period;

import io.tokenspeed.model.time.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The periods that have a name. They are cut in the calendar of a zone, and all but two of them end now. */
@SuppressWarnings("ImmutableEnumChecker") // shifts have no state
enum NamedPeriod {
    TODAY("today", Shift.days(1)),
    YESTERDAY("yesterday", Shift.days(1)),
    /** The last 24 whole hours and the current one. */
    LAST_24_HOURS("24h", Shift.hours(25)),
    LAST_7_DAYS("7d", Shift.days(7)),
    LAST_28_DAYS("28d", Shift.days(28)),
    LAST_30_DAYS("30d", Shift.days(30)),
    LAST_90_DAYS("90d", Shift.days(90)),
    MONTH("month", Shift.MONTH),
    LAST_MONTH("last_month", Shift.MONTH),
    YEAR("year", Shift.YEAR),
    ALL("all", Shift.NONE);

    private static final int HOURS = 24;

    private final String word;
    private final Shift shift;

    NamedPeriod(String word, Shift shift) {
        this.word = word;
        this.shift = shift;
    }

    static Optional<NamedPeriod> of(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word.equals(word))
                .findFirst();
    }

    /** The period as it is at {@code now}. */
    AskedPeriod at(Instant now, ZoneId zone) {
        return new AskedPeriod(from(now, zone), to(now, zone), now, zone, shift);
    }

    private @Nullable Instant from(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (this) {
            case TODAY -> start(today, zone);
            case YESTERDAY -> start(today.minusDays(1), zone);
            case LAST_24_HOURS -> Interval.HOUR.startOf(now, zone).minus(HOURS, ChronoUnit.HOURS);
            case LAST_7_DAYS -> start(today.minusDays(6), zone);
            case LAST_28_DAYS -> start(today.minusDays(27), zone);
            case LAST_30_DAYS -> start(today.minusDays(29), zone);
            case LAST_90_DAYS -> start(today.minusDays(89), zone);
            case MONTH -> start(today.withDayOfMonth(1), zone);
            case LAST_MONTH -> start(today.withDayOfMonth(1).minusMonths(1), zone);
            case YEAR -> start(today.withDayOfYear(1), zone);
            case ALL -> null;
        };
    }

    private Instant to(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (this) {
            case YESTERDAY -> start(today, zone);
            case LAST_MONTH -> start(today.withDayOfMonth(1), zone);
            default -> now;
        };
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
