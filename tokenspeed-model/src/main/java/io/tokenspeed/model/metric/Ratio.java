package io.tokenspeed.model.metric;

import org.jspecify.annotations.Nullable;

/**
 * A share or a rate, with the two numbers that it comes from, so that the ratios of several groups can be added up.
 *
 * @param numerator what is counted
 * @param denominator what it is divided by
 */
public record Ratio(long numerator, double denominator) implements MetricValue {
    /** Returns the quotient; null where the denominator is 0. */
    public @Nullable Double value() {
        return denominator == 0 ? null : (Double) (numerator / denominator);
    }
}
