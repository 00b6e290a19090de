package io.tokenspeed.agent.option;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a day as users write it: {@code 2026-11-01}, {@code 20261101}, {@code yesterday}, {@code monday} for the latest
 * one, or the first day of a span that ends today: {@code 28d}, {@code 2w}, {@code 3m}, {@code 1y}.
 */
public final class Day {
    private static final int MOST_DAYS = 36_500;
    private static final int LONGEST_NUMBER = 5;
    private static final int SHORTEST_WEEKDAY = 3;

    private Day() {}

    /**
     * The day that {@code text} names.
     *
     * @param flag the flag it was given to, for the error
     * @throws UsageException if it names no day
     */
    public static LocalDate parse(String flag, String text, LocalDate today) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        try {
            LocalDate day = word(word, today);
            day = day == null ? firstOfSpan(word, today) : day;
            day = day == null ? date(word) : day;
            if (day != null) {
                return day;
            }
        } catch (DateTimeException impossible) {
            throw refuse(flag, text);
        }
        throw refuse(flag, text);
    }

    private static @Nullable LocalDate word(String word, LocalDate today) {
        if (word.equals("today")) {
            return today;
        }
        if (word.equals("yesterday")) {
            return today.minusDays(1);
        }
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (word.length() >= SHORTEST_WEEKDAY && name(weekday).startsWith(word)) {
                return today.with(TemporalAdjusters.previousOrSame(weekday));
            }
        }
        return null;
    }

    /** The first day of a span that ends today: one day is today alone, so a week begins six days ago. */
    private static @Nullable LocalDate firstOfSpan(String word, LocalDate today) {
        int digits = word.length() - 1;
        if (digits < 1 || digits > LONGEST_NUMBER || !isDigits(word, 0, digits)) {
            return null;
        }
        int count = number(word, 0, digits);
        LocalDate before = switch (word.charAt(digits)) {
            case 'd' -> today.minusDays(count);
            case 'w' -> today.minusWeeks(count);
            case 'm' -> today.minusMonths(count);
            case 'y' -> today.minusYears(count);
            default -> today;
        };
        return before.isBefore(today) && !before.isBefore(today.minusDays(MOST_DAYS)) ? before.plusDays(1) : null;
    }

    private static @Nullable LocalDate date(String word) {
        if (word.length() == 8 && isDigits(word, 0, 8)) {
            return LocalDate.of(number(word, 0, 4), number(word, 4, 6), number(word, 6, 8));
        }
        boolean dashed = word.length() == 10 && word.charAt(4) == '-' && word.charAt(7) == '-';
        return dashed && isDigits(word, 0, 4) && isDigits(word, 5, 7) && isDigits(word, 8, 10)
                ? LocalDate.of(number(word, 0, 4), number(word, 5, 7), number(word, 8, 10))
                : null;
    }

    private static UsageException refuse(String flag, String text) {
        List<String> words = new ArrayList<>(List.of("today", "yesterday"));
        for (DayOfWeek weekday : DayOfWeek.values()) {
            words.add(name(weekday));
        }
        return new UsageException(flag + " must be a day such as 2026-11-01, 20261101, today, yesterday or monday, or a"
                + " span up to today such as 28d, 2w or 3m, not \"" + text + "\"."
                + Nearest.hint(text.toLowerCase(Locale.ROOT), words));
    }

    private static String name(DayOfWeek weekday) {
        return weekday.name().toLowerCase(Locale.ROOT);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }
}
