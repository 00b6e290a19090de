package io.tokenspeed.sources.json;

/**
 * The results of {@link JsonScanner#counter()} for a value that is not a usable count. All are negative, so they never
 * equal a count.
 */
public final class Counter {
    /** The member is missing or null. */
    public static final long ABSENT = -1;

    /** The value is a negative number. */
    public static final long NEGATIVE = -2;

    /** The value is not a number. */
    public static final long NO_NUMBER = -3;

    /** The number is larger than one request can use. */
    public static final long TOO_LARGE = -4;

    /** The largest usable count. No context is as long, and hubs accept no larger count. */
    private static final long LARGEST = 100_000_000;

    private Counter() {}

    /** Returns the count, or the constant for an unusable value, chosen by the value's first byte. */
    static long of(int first, long count) {
        if (count >= 0) {
            return count > LARGEST ? TOO_LARGE : count;
        }
        boolean digit = first >= '0' && first <= '9';
        return first == 'n' ? ABSENT : first == '-' ? NEGATIVE : digit ? TOO_LARGE : NO_NUMBER;
    }

    /** Returns whether the value stands for a count that cannot be true. */
    public static boolean isImpossible(long value) {
        return value < ABSENT;
    }

    /** Returns the count, or 0 where it is unknown. */
    public static long orZero(long value) {
        return Math.max(0, value);
    }

    /** Returns what is wrong with the value of a field, in a few words. */
    public static String problem(String field, long value) {
        if (value == ABSENT) {
            return field + " is absent";
        }
        return field
                + (value == NEGATIVE ? " is negative" : value == TOO_LARGE ? " is impossibly large" : " is no number");
    }
}
