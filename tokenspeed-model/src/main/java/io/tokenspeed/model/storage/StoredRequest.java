package io.tokenspeed.model.storage;

import io.tokenspeed.model.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request with what the store knows beyond it.
 *
 * @param id the id of its row
 * @param request the request
 * @param computedCostNano cost from tokens and price in nano-dollars; absent when unpriced
 * @param priceId the price row that the computed cost was made with
 */
public record StoredRequest(
        String id,
        Request request,
        @Nullable Long computedCostNano,
        @Nullable String priceId) {}
