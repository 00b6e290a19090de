package io.tokenspeed.model.usage;

import io.tokenspeed.model.request.Sum;
import java.util.OptionalLong;

/**
 * The cost of a group of requests, as far as it is known.
 *
 * @param knownNano the sum of the known costs in nano-dollars
 * @param priced how many requests have a known cost
 * @param unpriced how many requests have no known cost
 */
public record CostSum(long knownNano, long priced, long unpriced) {
    /** The cost of no requests. */
    public static final CostSum ZERO = new CostSum(0, 0, 0);

    /** Returns the sum of both. */
    public CostSum plus(CostSum other) {
        return new CostSum(Sum.of(knownNano, other.knownNano), priced + other.priced, unpriced + other.unpriced);
    }

    /** Returns the known cost in nano-dollars; empty when there are requests, but none has a known cost. */
    public OptionalLong nanoUsd() {
        return priced == 0 && unpriced > 0 ? OptionalLong.empty() : OptionalLong.of(knownNano);
    }
}
