package io.tokenspeed.store.columns;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * The content of a row of the table of requests.
 *
 * @param cost the computed cost; null if no price is known
 * @param speed the speed of the request; null if unknown
 */
public record PricedRequest(
        Request request, @Nullable Cost cost, @Nullable Speed speed) {
    public static PricedRequest of(Request request, @Nullable Cost cost) {
        Speed speed = request.speed();
        return new PricedRequest(request, cost, speed.basis() == SpeedBasis.NONE ? null : speed);
    }

    TokenCounts tokens() {
        return request.tokens();
    }

    @Nullable
    Long costNano() {
        return cost == null ? null : (Long) cost.nanoUsd();
    }

    @Nullable
    Long toolsNano() {
        return cost == null || cost.toolsNanoUsd() == 0 ? null : (Long) cost.toolsNanoUsd();
    }

    @Nullable
    Long calculation() {
        return cost == null || cost.calculation() == 1 ? null : Long.valueOf(cost.calculation());
    }

    @Nullable
    String priceId() {
        return cost == null ? null : cost.priceId();
    }

    @Nullable
    Long speedTokens() {
        return speed == null ? null : (Long) speed.tokens();
    }

    @Nullable
    Long speedMillis() {
        return speed == null ? null : (Long) speed.millis();
    }

    @Nullable
    Long webSearches() {
        long searches = request.billing().webSearches();
        return searches == 0 ? null : (Long) searches;
    }
}
