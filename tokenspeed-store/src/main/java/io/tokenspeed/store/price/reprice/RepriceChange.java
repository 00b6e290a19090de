package io.tokenspeed.store.price.reprice;

/**
 * A row of {@code reprice_change}.
 *
 * @param requestId the id of the request
 * @param hour the hour of the request, in hours since the epoch
 * @param before the cost that it had
 * @param after the cost that it got
 */
record RepriceChange(String requestId, long hour, StoredCost before, StoredCost after) {
    /** Returns whether a cost is still the one that it got. */
    boolean wrote(StoredCost cost) {
        return after.equals(cost);
    }
}
