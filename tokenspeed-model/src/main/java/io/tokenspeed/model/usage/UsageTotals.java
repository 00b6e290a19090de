package io.tokenspeed.model.usage;

import org.jspecify.annotations.Nullable;

/**
 * The sums over a group of attempts. Every component is a sum, so groups can be added in any order.
 *
 * @param counts how many attempts there are, by outcome
 * @param tokens token sums of the requests
 * @param cost cost of the requests, in the {@link io.tokenspeed.model.price.CostMode} of the filter
 * @param gaps how many requests have incomplete token counts
 * @param speeds pooled speeds, separate by what they were measured on
 * @param firstAtMillis the earliest instant of an attempt in milliseconds since the epoch; null when there are no
 *     attempts
 * @param lastAtMillis the latest instant of an attempt in milliseconds since the epoch; null when there are no attempts
 */
public record UsageTotals(
        AttemptCounts counts,
        TokenSums tokens,
        CostSum cost,
        UsageGaps gaps,
        SpeedPools speeds,
        @Nullable Long firstAtMillis,
        @Nullable Long lastAtMillis) {

    /** The sums of no attempts. */
    public static final UsageTotals ZERO = new UsageTotals(
            AttemptCounts.ZERO, TokenSums.ZERO, CostSum.ZERO, UsageGaps.NONE, SpeedPools.NONE, null, null);

    /** Returns how many attempts have usage. */
    public long requests() {
        return counts.requests();
    }

    /** Returns how many attempts there are, with and without usage. */
    public long attempts() {
        return counts.total();
    }

    /** Returns the sums of both groups together. */
    public UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                counts.plus(other.counts),
                tokens.plus(other.tokens),
                cost.plus(other.cost),
                gaps.plus(other.gaps),
                speeds.plus(other.speeds),
                min(firstAtMillis, other.firstAtMillis),
                max(lastAtMillis, other.lastAtMillis));
    }

    private static @Nullable Long min(@Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a <= b ? a : b;
    }

    private static @Nullable Long max(@Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a >= b ? a : b;
    }
}
