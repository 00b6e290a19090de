package io.tokenspeed.model.price.reprice;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.storage.StoredRequest;

/**
 * The change of one request's cost.
 *
 * @param before the request with its stored cost
 * @param after the cost that it would get
 */
public record RepriceMove(StoredRequest before, Cost after) {
    /** Returns the stored cost in nano-dollars; 0 where it is unknown. */
    public long beforeNano() {
        Cost cost = before.computed();
        return cost == null ? 0 : cost.nanoUsd();
    }

    /** Returns by how many nano-dollars the cost rises; negative where it falls. */
    public long riseNano() {
        return after.nanoUsd() - beforeNano();
    }
}
