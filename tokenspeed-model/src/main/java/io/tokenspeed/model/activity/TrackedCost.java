package io.tokenspeed.model.activity;

import io.tokenspeed.model.request.Sum;

/**
 * Known costs of what programs tracked, by component, in nano-dollars.
 *
 * @param aiTokens tokens, of interactions that are no requests
 * @param dbOps operations of databases
 * @param apiCalls calls of other services
 * @param computeTime time of processors
 */
public record TrackedCost(long aiTokens, long dbOps, long apiCalls, long computeTime) {
    /** No cost. */
    public static final TrackedCost ZERO = new TrackedCost(0, 0, 0, 0);

    /** Returns the sum of both. */
    public TrackedCost plus(TrackedCost other) {
        return new TrackedCost(
                Sum.of(aiTokens, other.aiTokens),
                Sum.of(dbOps, other.dbOps),
                Sum.of(apiCalls, other.apiCalls),
                Sum.of(computeTime, other.computeTime));
    }
}
