package io.tokenspeed.model.request;

/** Adds numbers that are not negative so that no sum ever turns negative: one that fits no long stays the largest long. */
public final class Sum {
    private Sum() {}

    /** Both together. */
    public static long of(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
