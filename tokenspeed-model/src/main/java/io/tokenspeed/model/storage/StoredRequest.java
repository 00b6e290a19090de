package io.tokenspeed.model.storage;

import io.tokenspeed.model.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is stored, with its computed cost.
 *
 * @param id the id of its row
 * @param request the request
 * @param computedCostNano the cost computed from tokens and price, in nano-dollars; null when unpriced
 * @param priceId the id of the price row that the cost was computed with; null when unpriced
 */
public record StoredRequest(
        String id,
        Request request,
        @Nullable Long computedCostNano,
        @Nullable String priceId) {}
