package io.tokenspeed.dashboard.period;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long the periods of a series are.
 *
 * @param asked the length that was asked for; null to let the span decide
 */
public record BucketLength(@Nullable Interval asked) {
    private static final String KEY = "by";
    private static final int MOST = 2000;
    private static final Duration MOST_FOR_HOURS = Duration.ofDays(3);
    private static final Duration MOST_FOR_DAYS = Duration.ofDays(120);
    private static final Duration MOST_FOR_WEEKS = Duration.ofDays(731);

    /**
     * Cuts the time from {@code from} until before {@code end}.
     *
     * @throws BadQueryException if the length that was asked for gives too many periods
     */
    public TimeBuckets cut(Instant from, Instant end, ZoneId zone) {
        Interval length = asked == null ? fitting(from, end, zone) : asked;
        if (isTooShort(length, from, end)) {
            throw tooMany(length, from, end);
        }
        return TimeBuckets.of(length, from, end, zone);
    }

    /** Compares what clocks show, so that three days are three days also where one of them has 25 hours. */
    private static Interval fitting(Instant from, Instant end, ZoneId zone) {
        Duration span = Duration.between(LocalDateTime.ofInstant(from, zone), LocalDateTime.ofInstant(end, zone));
        if (span.compareTo(MOST_FOR_HOURS) <= 0) {
            return Interval.HOUR;
        }
        if (span.compareTo(MOST_FOR_DAYS) <= 0) {
            return Interval.DAY;
        }
        return span.compareTo(MOST_FOR_WEEKS) <= 0 ? Interval.WEEK : Interval.MONTH;
    }

    private static boolean isTooShort(Interval length, Instant from, Instant end) {
        return Duration.between(from, end).compareTo(about(length).multipliedBy(MOST)) > 0;
    }

    private static Duration about(Interval length) {
        return switch (length) {
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
            case MONTH -> Duration.ofDays(30);
        };
    }

    private static BadQueryException tooMany(Interval length, Instant from, Instant end) {
        List<String> allowed = new ArrayList<>(List.of("auto"));
        for (Interval longer : Interval.values()) {
            if (!isTooShort(longer, from, end)) {
                allowed.add(word(longer));
            }
        }
        return new BadQueryException(
                "Parameter \"by\" is \"" + word(length) + "\", which cuts this time into more than " + MOST
                        + " periods; give one of " + String.join(", ", allowed) + ", or a shorter time.",
                KEY,
                allowed);
    }

    /** The word of a length in parameters and answers. */
    static String word(Interval length) {
        return length.name().toLowerCase(Locale.ROOT);
    }
}
