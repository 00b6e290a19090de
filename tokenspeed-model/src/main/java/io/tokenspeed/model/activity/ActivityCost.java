package io.tokenspeed.model.activity;

import io.tokenspeed.model.request.Sum;
import org.jspecify.annotations.Nullable;

/**
 * The known cost of a group of interactions by component, in nano-dollars.
 *
 * @param aiTokens tokens; null where there are requests with usage, but none has a known cost
 * @param dbOps operations of databases
 * @param apiCalls calls of other services, server tools of providers among them
 * @param computeTime time of processors
 * @param unpriced how many interactions have a part of unknown cost
 */
public record ActivityCost(@Nullable Long aiTokens, long dbOps, long apiCalls, long computeTime, long unpriced) {

    /** Returns the sum of the known components, in nano-dollars; null where nothing of a cost is known. */
    public @Nullable Long total() {
        long others = Sum.of(Sum.of(dbOps, apiCalls), computeTime);
        return aiTokens == null && others == 0 ? null : (Long) Sum.of(aiTokens == null ? 0 : aiTokens, others);
    }
}
