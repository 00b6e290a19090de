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

    /** An answer is planned as a whole, so that a larger one would fill the memory. */
    private static final long MOST_BYTES = 256_000_000;

    private static final long MOST_NANOS = 86_400_000_000_000L;
    private static final long MOST_DELTAS = 1_000_000;

    private Amount() {}

    static int count(String text) {
        return (int) scaled(text, Map.of("", 1L), MOST_DELTAS, "a number up to 1000000");
    }

    /** Returns a duration such as {@code 200ms} in nanoseconds. */
    static long nanos(String text) {
        return scaled(text, NANOS, MOST_NANOS, "a duration such as 200ms, up to a day");
    }

    /** Returns a size such as {@code 10MB}. */
    static int bytes(String text) {
        return (int) scaled(text, BYTES, MOST_BYTES, "a size such as 10MB, up to 256MB");
    }

    static int status(String text) {
        Integer named = STATUSES.get(text);
        return named == null ? count(text) : named;
    }

    private static long scaled(String text, Map<String, Long> units, long most, String what) {
        Matcher matcher = NUMBER.matcher(text);
        Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null || Long.parseLong(matcher.group(1)) > most / unit) {
            throw new IllegalArgumentException(text + " is not " + what);
        }
        return Long.parseLong(matcher.group(1)) * unit;
    }
}
