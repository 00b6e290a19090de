package io.tokenspeed.agent.option;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a day as users write it: {@code 2026-11-01}, {@code 20261101}, or {@code 28d} for 28 days up to today. */
public final class Day {
    private static final int MOST_DAYS = 36_500;

    private Day() {}

    /**
     * The day that {@code text} names.
     *
     * @param flag the flag it was given to, for the error
     * @throws UsageException if it names none
     */
    public static LocalDate parse(String flag, String text, LocalDate today) {
        try {
            if (text.endsWith("d") && isDigits(text, 0, text.length() - 1) && text.length() <= 6) {
                int days = number(text, 0, text.length() - 1);
                if (days >= 1 && days <= MOST_DAYS) {
                    return today.minusDays(days - 1L);
                }
            }
            if (text.length() == 8 && isDigits(text, 0, 8)) {
                return LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
            }
            if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return dashed(flag, text);
            }
        } catch (DateTimeException e) {
            throw refuse(flag, text);
        }
        throw refuse(flag, text);
    }

    private static LocalDate dashed(String flag, String text) {
        if (!isDigits(text, 0, 4) || !isDigits(text, 5, 7) || !isDigits(text, 8, 10)) {
            throw refuse(flag, text);
        }
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static UsageException refuse(String flag, String text) {
        return new UsageException(
                flag + " must be a date such as 2026-11-01 or 20261101, or a number of days such as 28d," + " not \""
                        + text + "\".");
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
