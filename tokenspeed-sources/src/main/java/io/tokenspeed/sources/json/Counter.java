package io.tokenspeed.sources.json;

/**
 * What a log may hold where a counter belongs. {@link JsonScanner#counter()} gives the count itself, or one of these, all
 * of which are negative.
 */
public final class Counter {
    /** Nothing, or null. */
    public static final long ABSENT = -1;

    /** A negative number. */
    public static final long NEGATIVE = -2;

    /** Something else than a number. */
    public static final long NO_NUMBER = -3;

    /** More than anybody can have used in one request. */
    public static final long TOO_LARGE = -4;

    /** The largest number that is believed. No context is as long, and hubs take no more either. */
    private static final long LARGEST = 100_000_000;

    private Counter() {}

    /** Tells what stood there by its first byte where it is no count. */
    static long of(int first, long count) {
        if (count >= 0) {
            return count > LARGEST ? TOO_LARGE : count;
        }
        boolean digit = first >= '0' && first <= '9';
        return first == 'n' ? ABSENT : first == '-' ? NEGATIVE : digit ? TOO_LARGE : NO_NUMBER;
    }

    /** Whether the value says something that cannot be true. */
    public static boolean isImpossible(long value) {
        return value < ABSENT;
    }

    /** The count, or 0 where none is known. */
    public static long orZero(long value) {
        return Math.max(0, value);
    }

    /** What is wrong with the value of a field, in a few words. */
    public static String problem(String field, long value) {
        if (value == ABSENT) {
            return field + " is absent";
        }
        return field
                + (value == NEGATIVE ? " is negative" : value == TOO_LARGE ? " is impossibly large" : " is no number");
    }
}
