package io.tokenspeed.model.predecessor;

import org.jspecify.annotations.Nullable;

/**
 * The sums of a group of requests by the predecessor's definitions: speeds leave out reasoning tokens and include the
 * time of tools, and costs are floating point numbers. {@link io.tokenspeed.model.usage.UsageTotals} has the sums by
 * tokenspeed's definitions.
 *
 * @param speeds how many requests have a speed above 0 tokens per second
 * @param speedSum the sum of those speeds in tokens per second
 * @param slowest the smallest of those speeds in tokens per second; null when there are none
 * @param fastest the largest of those speeds in tokens per second; null when there are none
 * @param cost the sum of the known costs in US dollars
 */
public record PredecessorSums(
        long speeds,
        double speedSum,
        @Nullable Double slowest,
        @Nullable Double fastest,
        double cost) {

    /** The sums of no requests. */
    public static final PredecessorSums ZERO = new PredecessorSums(0, 0, null, null, 0);

    /** Returns the plain mean of the speeds in tokens per second; null when there are none. */
    public @Nullable Double meanSpeed() {
        return speeds == 0 ? null : (Double) (speedSum / speeds);
    }

    /** Returns the sums of both groups together. */
    public PredecessorSums plus(PredecessorSums other) {
        return new PredecessorSums(
                speeds + other.speeds,
                speedSum + other.speedSum,
                chosen(slowest, other.slowest, true),
                chosen(fastest, other.fastest, false),
                cost + other.cost);
    }

    private static @Nullable Double chosen(@Nullable Double a, @Nullable Double b, boolean smaller) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return smaller ? (Double) Math.min(a, b) : (Double) Math.max(a, b);
    }
}
