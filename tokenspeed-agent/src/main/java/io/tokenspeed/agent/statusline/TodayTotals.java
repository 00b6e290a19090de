package io.tokenspeed.agent.statusline;

import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Today's totals so far.
 *
 * @param totals the sums of all requests of today
 * @param model the model with the most tokens today; null when there were no requests
 * @param age the time since the last import; null where there was none
 */
public record TodayTotals(
        UsageTotals totals,
        @Nullable String model,
        @Nullable Duration age) {}
