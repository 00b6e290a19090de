package io.tokenspeed.model.usage;

import org.jspecify.annotations.Nullable;

/**
 * What a group of attempts adds up to. Every part is a sum, so groups can be added in any order.
 *
 * @param requests attempts with usage
 * @param failed attempts that failed without usage
 * @param cancelled attempts that the user stopped before any usage
 * @param tokens token sums of the requests
 * @param cost cost in the mode that was asked for
 * @param unreliableOutput requests whose log holds a placeholder instead of the final output count
 * @param missingUsage requests that ended well but left no token counts
 * @param decode decode speed, from measured requests only
 * @param e2e end-to-end speed, measured or approximated from log time stamps
 * @param approximated how many samples of {@code e2e} come from log time stamps
 * @param turn speed of whole turns with their tools
 * @param stream decode speed from the time stamps of a stream's blocks in a log
 * @param firstAt the earliest instant in epoch milliseconds; null when there are no attempts
 * @param lastAt the latest instant in epoch milliseconds; null when there are no attempts
 */
public record UsageTotals(
        long requests,
        long failed,
        long cancelled,
        TokenSums tokens,
        CostSum cost,
        long unreliableOutput,
        long missingUsage,
        PooledSpeed decode,
        PooledSpeed e2e,
        long approximated,
        PooledSpeed turn,
        PooledSpeed stream,
        @Nullable Long firstAt,
        @Nullable Long lastAt) {

    /** Nothing at all. */
    public static final UsageTotals ZERO = new UsageTotals(
            0,
            0,
            0,
            TokenSums.ZERO,
            CostSum.ZERO,
            0,
            0,
            PooledSpeed.NONE,
            PooledSpeed.NONE,
            0,
            PooledSpeed.NONE,
            PooledSpeed.NONE,
            null,
            null);

    /** Totals without decode speeds from a log. */
    public UsageTotals(
            long requests,
            long failed,
            long cancelled,
            TokenSums tokens,
            CostSum cost,
            long unreliableOutput,
            long missingUsage,
            PooledSpeed decode,
            PooledSpeed e2e,
            long approximated,
            PooledSpeed turn,
            @Nullable Long firstAt,
            @Nullable Long lastAt) {
        this(
                requests,
                failed,
                cancelled,
                tokens,
                cost,
                unreliableOutput,
                missingUsage,
                decode,
                e2e,
                approximated,
                turn,
                PooledSpeed.NONE,
                firstAt,
                lastAt);
    }

    /** {@code requests + failed + cancelled}. */
    public long attempts() {
        return requests + failed + cancelled;
    }

    /** The sum of both groups. */
    public UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                requests + other.requests,
                failed + other.failed,
                cancelled + other.cancelled,
                tokens.plus(other.tokens),
                cost.plus(other.cost),
                unreliableOutput + other.unreliableOutput,
                missingUsage + other.missingUsage,
                decode.plus(other.decode),
                e2e.plus(other.e2e),
                approximated + other.approximated,
                turn.plus(other.turn),
                stream.plus(other.stream),
                min(firstAt, other.firstAt),
                max(lastAt, other.lastAt));
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
