package io.tokenspeed.model.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A series of a rule after its last tick.
 *
 * @param ruleId the rule
 * @param series the series
 * @param standing where it stands
 * @param evidence what the last tick saw; null where there was no data
 * @param remark why there was no data, or what the value leaves out; null where there is nothing to say
 * @param evaluatedAt when the last tick was
 */
public record AlertState(
        String ruleId,
        AlertSeries series,
        AlertStanding standing,
        @Nullable AlertEvidence evidence,
        @Nullable String remark,
        Instant evaluatedAt) {
    public AlertState {
        if (evidence == null && remark == null) {
            throw new IllegalArgumentException("a state without evidence says why: " + ruleId + " " + series);
        }
    }
}
