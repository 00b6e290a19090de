package io.tokenspeed.model.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a tick violates a rule. What the kind of the rule does not have is null.
 *
 * @param window how far the rule looks back; null for kinds with a window of their own
 * @param threshold the value above which the rule is violated; at it, it is not; null where none was set
 * @param reference the budget or capacity that the value is divided by; null where none was set
 * @param option the statistic, measure, sensitivity or active hours
 * @param minSamples fewer attempts than this are no data; 0 for kinds without such a limit
 */
public record AlertCondition(
        @Nullable Duration window,
        @Nullable Double threshold,
        @Nullable Double reference,
        @Nullable String option,
        int minSamples) {}
