package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * A request with what several sums need of it, derived once.
 *
 * @param computedNano its computed cost in nano-dollars; null where no price is known
 * @param hasUsage whether the attempt counts as a request
 * @param speed its own speed
 */
public record CountedRequest(Request request, @Nullable Long computedNano, boolean hasUsage, Speed speed) {
    public static CountedRequest of(Request request, @Nullable Long computedNano) {
        return new CountedRequest(request, computedNano, request.hasUsage(), request.speed());
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

    /** Milliseconds from start to end; 0 where they are not known. */
    long latencyMillis() {
        Long duration = request.timing().durationMillis();
        return duration == null ? 0 : Math.max(0, duration);
    }

    /** The logged cost, else the computed one. */
    @Nullable
    Long autoNano() {
        Long logged = request.loggedCostNano();
        return logged == null ? computedNano : logged;
    }

    /** A cost of this request, 0 where it has no usage or the cost is not known. */
    long nano(@Nullable Long cost) {
        return hasUsage && cost != null ? cost : 0;
    }

    /** 1 where the request has usage and the cost is known, else 0. */
    long priced(@Nullable Long cost) {
        return hasUsage && cost != null ? 1 : 0;
    }
}
