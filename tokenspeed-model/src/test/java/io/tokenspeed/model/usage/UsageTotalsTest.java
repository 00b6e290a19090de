package io.tokenspeed.model.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageTotalsTest {
    @Test
    void plus_addsEveryPart() {
        UsageTotals sum = totals(1, 100L, 200L).plus(totals(10, 50L, 150L));

        assertThat(sum)
                .isEqualTo(new UsageTotals(
                        new AttemptCounts(11, 22, 33),
                        new TokenSums(44, 55, 66, 77, 88, 99),
                        new CostSum(110, 121, 132),
                        new UsageGaps(143, 154),
                        new SpeedPools(
                                new PooledSpeed(165, 176, 187),
                                new PooledSpeed(198, 209, 220),
                                231,
                                new PooledSpeed(242, 253, 264),
                                PooledSpeed.NONE),
                        50L,
                        200L));
        assertThat(sum.attempts()).isEqualTo(66);
    }

    @Test
    void plus_zero_changesNothing() {
        UsageTotals some = totals(3, 100L, 200L);

        assertThat(some.plus(UsageTotals.ZERO)).isEqualTo(some);
        assertThat(UsageTotals.ZERO.plus(some)).isEqualTo(some);
        assertThat(UsageTotals.ZERO.plus(UsageTotals.ZERO)).isEqualTo(UsageTotals.ZERO);
    }

    @Test
    void nanoUsd_isUnknownOnlyWhenNoneOfSomeRequestsHasACost() {
        assertThat(CostSum.ZERO.nanoUsd()).hasValue(0);
        assertThat(new CostSum(7, 1, 5).nanoUsd()).hasValue(7);
        assertThat(new CostSum(0, 0, 5).nanoUsd()).isEmpty();
    }

    @Test
    void tokensPerSecond_poolsTokensOverTime() {
        PooledSpeed fast = new PooledSpeed(1, 100, 1_000);
        PooledSpeed slow = new PooledSpeed(1, 100, 3_000);

        assertThat(fast.plus(slow).tokensPerSecond()).hasValue(50);
        assertThat(PooledSpeed.NONE.tokensPerSecond()).isEmpty();
    }

    /** Each component is a different multiple of {@code n}, so that swapped components fail the test. */
    private static UsageTotals totals(long n, @Nullable Long firstAt, @Nullable Long lastAt) {
        return new UsageTotals(
                new AttemptCounts(n, 2 * n, 3 * n),
                new TokenSums(4 * n, 5 * n, 6 * n, 7 * n, 8 * n, 9 * n),
                new CostSum(10 * n, 11 * n, 12 * n),
                new UsageGaps(13 * n, 14 * n),
                new SpeedPools(
                        new PooledSpeed(15 * n, 16 * n, 17 * n),
                        new PooledSpeed(18 * n, 19 * n, 20 * n),
                        21 * n,
                        new PooledSpeed(22 * n, 23 * n, 24 * n),
                        PooledSpeed.NONE),
                firstAt,
                lastAt);
    }
}
