package io.tokenspeed.hub.publishing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole days in UTC, the last of which ended at least a day ago, so that devices have had a day to send what they did.
 *
 * @param first the first day
 * @param last the last day
 */
record PublicPeriod(LocalDate first, LocalDate last) {
    /** The lengths that can be asked for, in days. */
    static final List<Integer> LENGTHS = List.of(7, 28, 90, 365);

    private static final int DAYS_UNTIL_PUBLISHED = 2;

    /** The longest period that ends now. */
    static PublicPeriod longest(Clock clock) {
        return ending(clock, LENGTHS.get(LENGTHS.size() - 1));
    }

    /** The period of some days that ends now. */
    static PublicPeriod ending(Clock clock, int days) {
        LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_UNTIL_PUBLISHED);
        return new PublicPeriod(last.minusDays(days - 1L), last);
    }

    /** The days, the first one first. */
    Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }
}
