package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.Optional;

/**
 * Decides when a cost is computed: when a request is stored, later if there was no price, and again with the same price
 * row when what the price applies to changes. Otherwise a known cost stays, whatever prices do.
 */
record ComputedCost(Pricing pricing) {
    StoredRequest first(String id, Request request) {
        Optional<Cost> cost = missing(request) ? Optional.empty() : pricing.cost(request);
        return new StoredRequest(id, request, cost.orElse(null));
    }

    StoredRequest again(StoredRequest known, Request merged) {
        Cost kept = known.computed();
        if (kept == null) {
            return first(known.id(), merged);
        }
        Optional<Cost> cost =
                merged.isBilledLike(known.request()) ? Optional.empty() : pricing.cost(merged, kept.priceId());
        return new StoredRequest(known.id(), merged, cost.orElse(kept));
    }

    /** Whether the log reported no tokens; computing a cost would make them free of charge, which they are not. */
    private static boolean missing(Request request) {
        return request.tokens().source() == UsageSource.MISSING;
    }
}
