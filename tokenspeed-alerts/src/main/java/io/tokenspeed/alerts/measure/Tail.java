package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.statistics.BetaBinomial;

/** How many events are too many to be chance. */
final class Tail {
    private static final double RARE = 1e-4;

    private Tail() {}

    /**
     * The least number of events, {@code least} or more, that is rarer than 1 in 10,000 by a beta-binomial
     * distribution. Where {@code seen} is below {@code least}, the answer is {@code least} without a look at the
     * distribution, because that is the usual case and the tail takes time.
     */
    static long needed(long seen, long n, long least, double a, double b) {
        if (seen < least) {
            return least;
        }
        long low = least;
        long high = n + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (BetaBinomial.upperTail(middle, n, a, b) < RARE) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
