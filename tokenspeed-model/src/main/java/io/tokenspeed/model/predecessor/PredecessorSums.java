package io.tokenspeed.model.predecessor;

import org.jspecify.annotations.Nullable;

/**
 * What a group of requests adds up to by the predecessor's definitions: speeds without reasoning over times that may
 * include tools, and costs as floating point. Our own definitions are in {@link io.tokenspeed.model.usage.UsageTotals}.
 *
 * @param speeds how many requests have a speed above 0
 * @param speedSum the sum of those speeds in tokens per second
 * @param slowest the smallest of them; null when there are none
 * @param fastest the largest of them; null when there are none
 * @param cost the sum of the known costs in USD
 */
public record PredecessorSums(
        long speeds,
        double speedSum,
        @Nullable Double slowest,
        @Nullable Double fastest,
        double cost) {

    /** Nothing at all. */
    public static final PredecessorSums ZERO = new PredecessorSums(0, 0, null, null, 0);

    /** The plain mean of the speeds; null when there are none. */
    public @Nullable Double meanSpeed() {
        return speeds == 0 ? null : (Double) (speedSum / speeds);
    }

    /** The sums of both groups. */
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
