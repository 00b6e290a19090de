package io.tokenspeed.model.subscription;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.usage.UsageTotals;

/**
 * What went through subscriptions. It is a part of the totals, not an addition to them.
 *
 * @param requests how many requests
 * @param costNano what they would cost at list prices, as far as it is known, in nano-dollars
 */
public record SubscriptionSum(long requests, long costNano) {
    /** Nothing. */
    public static final SubscriptionSum NONE = new SubscriptionSum(0, 0);

    SubscriptionSum plus(UsageTotals totals) {
        return new SubscriptionSum(
                requests + totals.requests(), Sum.of(costNano, totals.cost().knownNano()));
    }
}
