package io.tokenspeed.model.price.reprice;

import io.tokenspeed.model.request.Sum;

/**
 * Sums over requests whose cost changes.
 *
 * @param rows how many there are
 * @param beforeNano their computed costs before, in nano-dollars; unknown ones add nothing
 * @param afterNano their computed costs after, in nano-dollars
 */
public record RepriceSums(long rows, long beforeNano, long afterNano) {
    /** No requests. */
    public static final RepriceSums NONE = new RepriceSums(0, 0, 0);

    /** Returns by how many nano-dollars the costs rise together; negative where they fall. */
    public long riseNano() {
        return afterNano - beforeNano;
    }

    /** Returns the sums with one more request. */
    public RepriceSums plus(RepriceMove move) {
        return new RepriceSums(
                rows + 1,
                Sum.of(beforeNano, move.beforeNano()),
                Sum.of(afterNano, move.after().nanoUsd()));
    }
}
