package io.tokenspeed.model.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final TrackedSums TRACKED = new TrackedSums(3, 2, 1, 1, new TrackedCost(5, 10, 20, 40), 2);

    @Test
    void cost_ofRequestsAndCharges_addsUpToTheTotal() {
        Activity activity = new Activity(requests(new CostSum(1000, 4, 1, 300)), TRACKED);

        ActivityCost cost = activity.cost();

        assertThat(cost).isEqualTo(new ActivityCost(705L, 10, 320, 40, 3));
        assertThat(cost.total()).isEqualTo(1075);
        assertThat(activity.interactions()).isEqualTo(7 + 6);
        assertThat(activity.failed()).isEqualTo(1 + 1);
    }

    @Test
    void cost_whereNothingIsKnown_isAbsent() {
        Activity activity = new Activity(requests(new CostSum(0, 0, 5)), TrackedSums.ZERO);

        assertThat(activity.cost().aiTokens()).isNull();
        assertThat(activity.cost().total()).isNull();
        assertThat(Activity.NONE.cost().total()).isZero();
    }

    private static UsageTotals requests(CostSum cost) {
        return new UsageTotals(
                new AttemptCounts(5, 1, 1), TokenSums.ZERO, cost, UsageGaps.NONE, SpeedPools.NONE, 1L, 2L);
    }
}
