package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import org.jspecify.annotations.Nullable;

/** A number of a request that a list of requests can be narrowed by. */
public enum RequestNumber {
    /** From start to end, in milliseconds. */
    LATENCY_MS,
    /** From the start to the first token, in milliseconds. */
    TTFT_MS,
    /** Output tokens including reasoning. */
    OUTPUT_TOKENS,
    /** Input tokens, cached ones included, and output tokens. */
    TOTAL_TOKENS,
    /** The cost in nano-dollars. */
    COST_NANO;

    /** Returns the number of a request, with the cost that {@code mode} chooses; null when it is unknown. */
    public @Nullable Long of(StoredRequest stored, CostMode mode) {
        Request request = stored.request();
        return switch (this) {
            case LATENCY_MS -> known(request.latencyMillis());
            case TTFT_MS -> known(request.ttftMillis());
            case OUTPUT_TOKENS -> (Long) request.tokens().output();
            case TOTAL_TOKENS -> (Long) request.tokens().total();
            case COST_NANO -> cost(stored, mode);
        };
    }

    private static @Nullable Long known(@Nullable Long millis) {
        return millis == null || millis < 0 ? null : millis;
    }

    private static @Nullable Long cost(StoredRequest stored, CostMode mode) {
        Long logged = mode == CostMode.CALCULATE ? null : stored.request().loggedCostNano();
        return logged != null || mode == CostMode.DISPLAY ? logged : stored.computedCostNano();
    }
}
