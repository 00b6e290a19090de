package io.tokenspeed.fakeprovider;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers of scripts: counts, durations, sizes, and HTTP statuses by number or name. */
final class Amount {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})([a-zA-Z]*)");
    private static final Map<String, Long> NANOS =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);
    private static final Map<String, Long> BYTES = Map.of("", 1L, "B", 1L, "KB", 1_000L, "MB", 1_000_000L);
    private static final Map<String, Integer> STATUSES =
            Map.of("overloaded", 529, "rate_limit", 429, "server", 500, "timeout", 504, "invalid", 400);

    private Amount() {}

    static int count(String text) {
        return (int) scaled(text, Map.of("", 1L), "a number");
    }

    /** Returns a duration such as {@code 200ms} in nanoseconds. */
    static long nanos(String text) {
        return scaled(text, NANOS, "a duration such as 200ms");
    }

    /** Returns a size such as {@code 10MB}. */
    static int bytes(String text) {
        return Math.toIntExact(scaled(text, BYTES, "a size such as 10MB"));
    }

    static int status(String text) {
        Integer named = STATUSES.get(text);
        return named == null ? count(text) : named;
    }

    private static long scaled(String text, Map<String, Long> units, String what) {
        Matcher matcher = NUMBER.matcher(text);
        Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(text + " is not " + what);
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    }
}
