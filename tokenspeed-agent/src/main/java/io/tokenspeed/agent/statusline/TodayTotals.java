package io.tokenspeed.agent.statusline;

import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Today's totals so far.
 *
 * @param totals the sums of all requests of today
 * @param model the model with the most tokens today; null when there were no requests
 * @param age the time since the last import; null where there was none
 * @param block the active session block of Claude Code; null where there is none, or nobody asked for it
 */
public record TodayTotals(
        UsageTotals totals,
        @Nullable String model,
        @Nullable Duration age,
        @Nullable UsageBlock block) {
    /** Totals without a block. */
    public TodayTotals(UsageTotals totals, @Nullable String model, @Nullable Duration age) {
        this(totals, model, age, null);
    }

    /** These totals with a block. */
    public TodayTotals with(@Nullable UsageBlock other) {
        return new TodayTotals(totals, model, age, other);
    }
}
