package io.tokenspeed.agent.statusline;

import io.tokenspeed.model.usage.UsageTotals;
import org.jspecify.annotations.Nullable;

/**
 * What today came to so far.
 *
 * @param totals the sums of all requests of today
 * @param model the model with the most tokens today; null when there were no requests
 */
public record TodayTotals(UsageTotals totals, @Nullable String model) {}
