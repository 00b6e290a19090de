package io.tokenspeed.model.usage;

import io.tokenspeed.model.request.Sum;
import java.util.OptionalLong;

/**
 * The cost of a group of requests, as far as it is known.
 *
 * @param knownNano the sum of the known costs in nano-dollars
 * @param priced how many requests have a known cost
 * @param unpriced how many requests have no known cost
 * @param toolsNano the part of {@code knownNano} that is known to be tools that the provider ran, such as web searches,
 *     and not tokens; requests whose log states a cost add nothing, because a logged cost does not tell its parts
 */
public record CostSum(long knownNano, long priced, long unpriced, long toolsNano) {
    /** The cost of no requests. */
    public static final CostSum ZERO = new CostSum(0, 0, 0);

    /** Creates a sum of which no part is known to be tools. */
    public CostSum(long knownNano, long priced, long unpriced) {
        this(knownNano, priced, unpriced, 0);
    }

    /** Returns the sum of both. */
    public CostSum plus(CostSum other) {
        return new CostSum(
                Sum.of(knownNano, other.knownNano),
                priced + other.priced,
                unpriced + other.unpriced,
                Sum.of(toolsNano, other.toolsNano));
    }

    /** Returns the known cost in nano-dollars; empty when there are requests, but none has a known cost. */
    public OptionalLong nanoUsd() {
        return priced == 0 && unpriced > 0 ? OptionalLong.empty() : OptionalLong.of(knownNano);
    }
}
