package io.tokenspeed.model.price;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.request.Request;
import java.util.Optional;

/** Computes the costs of requests from their tokens. */
public interface Pricing {
    /** A pricing without any price. */
    Pricing NONE = new Pricing() {
        @Override
        public Optional<Cost> cost(Request request) {
            return Optional.empty();
        }

        @Override
        public Optional<Cost> cost(Request request, String priceId) {
            return Optional.empty();
        }
    };

    /**
     * Returns the cost by the price that was valid when the request was made; empty when the model is unpriced or the
     * request has no token counts.
     */
    Optional<Cost> cost(Request request);

    /**
     * Returns the cost by the price row with this id, for a request that was priced before; empty when the row is
     * unknown or the request has no token counts.
     */
    Optional<Cost> cost(Request request, String priceId);

    /** Returns the price row with this id, so that it can be kept beside a cost; empty when the row is unknown. */
    default Optional<PriceRow> row(String priceId) {
        return Optional.empty();
    }
}
