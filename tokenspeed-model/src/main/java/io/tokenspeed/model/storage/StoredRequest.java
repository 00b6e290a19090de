package io.tokenspeed.model.storage;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is stored, with its computed cost.
 *
 * @param id the id of its row
 * @param request the request
 * @param computed the cost computed from tokens and price; null when unpriced
 */
public record StoredRequest(
        String id, Request request, @Nullable Cost computed) {
    /** Returns the computed cost in nano-dollars; null when unpriced. */
    public @Nullable Long computedCostNano() {
        return computed == null ? null : (Long) computed.nanoUsd();
    }

    /** Returns the id of the price row that the cost was computed with; null when unpriced. */
    public @Nullable String priceId() {
        return computed == null ? null : computed.priceId();
    }
}
