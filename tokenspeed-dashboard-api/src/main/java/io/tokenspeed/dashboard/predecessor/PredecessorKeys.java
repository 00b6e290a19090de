package io.tokenspeed.dashboard.predecessor;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the keys of the predecessor's API, with the predecessor's meanings, for programs written against it. */
public final class PredecessorKeys {
    private PredecessorKeys() {}

    /** Returns the predecessor's sums of each group, by the group's keys. */
    public static Map<List<String>, PredecessorSums> groups(
            PredecessorUsageReader reader, UsageFilter filter, List<Dimension> by) {
        Map<List<String>, PredecessorSums> sums = new HashMap<>();
        reader.breakdown(filter, by).forEach(row -> sums.put(row.keys(), row.sums()));
        return sums;
    }

    /** Returns the row of all matching requests together. */
    public static Row stats(UsageTotals totals, PredecessorSums sums) {
        TokenSums tokens = totals.tokens();
        return counts(totals)
                .with("totalReasoningTokens", tokens.reasoning())
                .with("totalCacheReadTokens", tokens.cacheRead())
                .with("totalCacheWriteTokens", tokens.cacheWrite())
                .with("totalTokens", tokens.input() + tokens.output())
                .with("totalCost", sums.cost());
    }

    /** Returns the row of one model. */
    public static Row model(String model, UsageTotals totals, PredecessorSums sums) {
        return new Row()
                .with("modelID", model)
                .with(counts(totals))
                .with(speeds(sums))
                .with("lastSeen", totals.lastAtMillis());
    }

    /** Returns the row of one provider. */
    public static Row provider(String provider, UsageTotals totals, PredecessorSums sums) {
        return new Row()
                .with("providerID", provider)
                .with(counts(totals))
                .with(speeds(sums))
                .with("totalCost", sums.cost())
                .with("lastSeen", totals.lastAtMillis());
    }

    /** Returns the sums of one project, without the project's id. */
    public static Row project(UsageTotals totals, PredecessorSums sums) {
        return counts(totals)
                .with("totalTokens", totals.tokens().input() + totals.tokens().output())
                .with("totalCost", sums.cost())
                .with("lastSeen", totals.lastAtMillis());
    }

    private static Row counts(UsageTotals totals) {
        TokenSums tokens = totals.tokens();
        return new Row()
                .with("requestCount", totals.requests())
                .with("totalInputTokens", tokens.input())
                .with("totalOutputTokens", tokens.output() - tokens.reasoning());
    }

    private static Row speeds(PredecessorSums sums) {
        return new Row()
                .with("avgOutputTps", rounded(sums.meanSpeed()))
                .with("minOutputTps", rounded(sums.slowest()))
                .with("maxOutputTps", rounded(sums.fastest()));
    }

    /** Rounds to two decimals, half up; null stays null. */
    public static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : (Double) (Math.round(value * 100) / 100.0);
    }
}
