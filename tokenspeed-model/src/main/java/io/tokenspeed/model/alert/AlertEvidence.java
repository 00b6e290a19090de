package io.tokenspeed.model.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a rule saw at a tick. Values are in the unit of the rule.
 *
 * @param value the value that is compared
 * @param threshold what it is compared with
 * @param samples how many attempts the value is made of
 * @param baseline the value of one's own past; null for rules that do not look at it
 * @param baselineSamples how many attempts the baseline is made of; 0 without one
 * @param window the time that the attempts of the value lie in
 */
public record AlertEvidence(
        double value,
        double threshold,
        long samples,
        @Nullable Double baseline,
        long baselineSamples,
        Duration window) {

    /** Returns evidence without a baseline. */
    public static AlertEvidence of(double value, double threshold, long samples, Duration window) {
        return new AlertEvidence(value, threshold, samples, null, 0, window);
    }
}
