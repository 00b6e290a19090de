package io.tokenspeed.model.price.reprice;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which requests get a new cost. */
public enum RepriceScope {
    /** Requests whose cost would differ from the stored one, or be known where it is not. */
    ALL,
    /** Requests without a computed cost. */
    UNPRICED;

    /**
     * Computes the cost that a request would get; empty where it keeps what it has. A request keeps its cost if the
     * prices of today no longer know its model. Rows of another program have no computed costs.
     */
    public Optional<Cost> newCost(StoredRequest stored, Pricing pricing) {
        Cost known = stored.computed();
        if (stored.request().kind() == RecordKind.FOREIGN
                || stored.request().tokens().source() == UsageSource.MISSING
                || (known != null && this == UNPRICED)) {
            return Optional.empty();
        }
        return pricing.cost(stored.request()).filter(cost -> !isSame(known, cost));
    }

    private static boolean isSame(@Nullable Cost known, Cost cost) {
        return known != null && known.nanoUsd() == cost.nanoUsd() && known.toolsNanoUsd() == cost.toolsNanoUsd();
    }
}
