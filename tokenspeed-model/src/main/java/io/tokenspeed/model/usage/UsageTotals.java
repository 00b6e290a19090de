package io.tokenspeed.model.usage;

import org.jspecify.annotations.Nullable;

/**
 * What a group of attempts adds up to. Every part is a sum, so groups can be added in any order.
 *
 * @param counts how many attempts there are
 * @param tokens token sums of the requests
 * @param cost cost in the mode that was asked for
 * @param gaps requests whose token counts are not complete
 * @param speeds speeds, apart by what they were measured on
 * @param firstAtMillis the earliest instant in epoch milliseconds; null when there are no attempts
 * @param lastAtMillis the latest instant in epoch milliseconds; null when there are no attempts
 */
public record UsageTotals(
        AttemptCounts counts,
        TokenSums tokens,
        CostSum cost,
        UsageGaps gaps,
        SpeedPools speeds,
        @Nullable Long firstAtMillis,
        @Nullable Long lastAtMillis) {

    /** Nothing at all. */
    public static final UsageTotals ZERO = new UsageTotals(
            AttemptCounts.ZERO, TokenSums.ZERO, CostSum.ZERO, UsageGaps.NONE, SpeedPools.NONE, null, null);

    /** How many attempts have usage. */
    public long requests() {
        return counts.requests();
    }

    /** How many attempts there are, with and without usage. */
    public long attempts() {
        return counts.total();
    }

    /** The sum of both groups. */
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
