package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees of a series at a tick.
 *
 * @param series the series
 * @param evidence the value and what it is compared with; null when there is no data
 * @param violated whether the value violates the rule; false without data
 * @param remark why there is no data, or what the value leaves out; null when there is nothing to say
 */
public record Reading(
        AlertSeries series,
        @Nullable AlertEvidence evidence,
        boolean violated,
        @Nullable String remark) {

    /** A value that violates the rule above the threshold; at it, it does not. */
    static Reading above(AlertSeries series, AlertEvidence evidence, @Nullable String remark) {
        return new Reading(series, evidence, evidence.value() > evidence.threshold(), remark);
    }

    static Reading above(AlertEvidence evidence) {
        return above(AlertSeries.WHOLE, evidence, null);
    }

    static Reading noData(AlertSeries series, String why) {
        return new Reading(series, null, false, why);
    }

    static Reading noData(String why) {
        return noData(AlertSeries.WHOLE, why);
    }
}
