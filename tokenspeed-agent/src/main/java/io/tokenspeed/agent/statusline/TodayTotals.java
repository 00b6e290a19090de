package io.tokenspeed.agent.statusline;

import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What today came to so far.
 *
 * @param totals the sums of all requests of today
 * @param model the model with the most tokens today; null when there were no requests
 * @param age how long ago the agents' files were read; null when they never were
 */
public record TodayTotals(
        UsageTotals totals,
        @Nullable String model,
        @Nullable Duration age) {}
