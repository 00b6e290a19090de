package io.tokenspeed.model.activity;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A group of interactions. Each attempt to get an answer of a model is a chat.
 *
 * @param totals the requests of the group
 * @param tracked what programs tracked beside them
 */
public record Activity(UsageTotals totals, TrackedSums tracked) {
    /** Nothing happened. */
    public static final Activity NONE = new Activity(UsageTotals.ZERO, TrackedSums.ZERO);

    /** Returns how many interactions there are. */
    public long interactions() {
        return totals.attempts() + tracked.count();
    }

    /** Returns how many interactions failed. */
    public long failed() {
        return totals.counts().failed() + tracked.failed();
    }

    /** Returns both groups together. */
    public Activity plus(Activity other) {
        return new Activity(totals.plus(other.totals), tracked.plus(other.tracked));
    }

    /**
     * Returns the cost by component. The part of a request's cost that is server tools belongs to the calls; a logged
     * cost does not tell its parts and is all tokens.
     */
    public ActivityCost cost() {
        CostSum requests = totals.cost();
        TrackedCost others = tracked.cost();
        return new ActivityCost(
                tokens(requests, others),
                others.dbOps(),
                Sum.of(requests.toolsNano(), others.apiCalls()),
                others.computeTime(),
                requests.unpriced() + tracked.unpriced());
    }

    private static @Nullable Long tokens(CostSum requests, TrackedCost others) {
        OptionalLong known = requests.nanoUsd();
        if (known.isEmpty()) {
            return others.aiTokens() == 0 ? null : (Long) others.aiTokens();
        }
        return Sum.of(known.getAsLong() - requests.toolsNano(), others.aiTokens());
    }
}
