package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.Optional;

/**
 * When a computed cost is made: at first sight, later if there was none, and by the same price row when what it
 * applies to changes. Otherwise a known cost stays, whatever prices do meanwhile.
 */
record ComputedCost(Pricing pricing) {
    StoredRequest first(String id, Request request) {
        Optional<Cost> cost = missing(request) ? Optional.empty() : pricing.cost(request);
        return new StoredRequest(
                id,
                request,
                cost.map(Cost::nanoUsd).orElse(null),
                cost.map(Cost::priceId).orElse(null));
    }

    StoredRequest again(StoredRequest known, Request merged) {
        String priceId = known.priceId();
        if (priceId == null) {
            return first(known.id(), merged);
        }
        Optional<Cost> cost = merged.isBilledLike(known.request()) ? Optional.empty() : pricing.cost(merged, priceId);
        return new StoredRequest(known.id(), merged, cost.map(Cost::nanoUsd).orElse(known.computedCostNano()), priceId);
    }

    /** Tokens that were not reported would come out as free of charge, which they are not. */
    private static boolean missing(Request request) {
        return request.tokens().source() == UsageSource.MISSING;
    }
}
