package io.tokenspeed.model.request;

/**
 * Adds longs without overflow: a sum that does not fit becomes {@link Long#MAX_VALUE}, or {@link Long#MIN_VALUE} for
 * negative numbers.
 */
public final class Sum {
    private Sum() {}

    /** Returns the sum of both numbers. */
    public static long of(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
