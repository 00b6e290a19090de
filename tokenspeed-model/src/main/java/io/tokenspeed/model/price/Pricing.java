package io.tokenspeed.model.price;

import io.tokenspeed.model.request.Request;
import java.util.Optional;

/** Computes what requests cost. */
public interface Pricing {
    /** A pricing that knows no price. */
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

    /** The cost by the price that was in force at the request's instant; empty when its model has no price. */
    Optional<Cost> cost(Request request);

    /** The cost by a certain price row, for a request that was priced before; empty when the row is not known. */
    Optional<Cost> cost(Request request, String priceId);
}
