package io.tokenspeed.store.columns;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * A request with derived values that several sums need, computed once.
 *
 * @param computed its computed cost; null if no price is known
 * @param hasUsage whether the attempt counts as a request
 * @param speed the speed of this request alone
 */
public record CountedRequest(Request request, @Nullable Cost computed, boolean hasUsage, Speed speed) {
    public static CountedRequest of(Request request, @Nullable Cost computed) {
        return new CountedRequest(request, computed, request.hasUsage(), request.speed());
    }

    TokenCounts tokens() {
        return request.tokens();
    }

    boolean endedWithoutUsage(Status status) {
        return !hasUsage && request.ending().status() == status;
    }

    long startedAt() {
        return request.timing().earliestMillis();
    }

    /** Milliseconds from start to end; 0 if unknown. */
    long latencyMillis() {
        Long duration = request.latencyMillis();
        return duration == null ? 0 : Math.max(0, duration);
    }

    /** The computed cost in nano-dollars; null if no price is known. */
    @Nullable
    Long computedNano() {
        return computed == null ? null : (Long) computed.nanoUsd();
    }

    /**
     * The part of {@link #autoNano} that is server tools, in nano-dollars; null if unknown, as in a logged cost, which
     * does not tell its parts.
     */
    @Nullable
    Long toolsNano() {
        return computed == null || request.loggedCostNano() != null ? null : (Long) computed.toolsNanoUsd();
    }

    /** The logged cost, else the computed cost, in nano-dollars. */
    @Nullable
    Long autoNano() {
        Long logged = request.loggedCostNano();
        return logged == null ? computedNano() : logged;
    }

    /** Returns the cost in nano-dollars; 0 if the request has no usage or the cost is unknown. */
    long nano(@Nullable Long cost) {
        return hasUsage && cost != null ? cost : 0;
    }

    /** Returns 1 if the request has usage and the cost is known, else 0. */
    long priced(@Nullable Long cost) {
        return hasUsage && cost != null ? 1 : 0;
    }
}
