package io.tokenspeed.model.activity;

/**
 * Sums of what programs tracked beside requests to models, and of the charges of chats.
 *
 * @param db interactions of the kind {@code db}
 * @param api interactions of the kind {@code api}
 * @param costEvents interactions of the kind {@code cost_event}
 * @param failed how many of these failed
 * @param cost the known costs, without those of requests
 * @param unpriced how many interactions, chats among them, have a charge of unknown cost
 */
public record TrackedSums(long db, long api, long costEvents, long failed, TrackedCost cost, long unpriced) {
    /** Nothing tracked. */
    public static final TrackedSums ZERO = new TrackedSums(0, 0, 0, 0, TrackedCost.ZERO, 0);

    /** Returns how many interactions there are beside requests. */
    public long count() {
        return db + api + costEvents;
    }

    /** Returns the sum of both. */
    public TrackedSums plus(TrackedSums other) {
        return new TrackedSums(
                db + other.db,
                api + other.api,
                costEvents + other.costEvents,
                failed + other.failed,
                cost.plus(other.cost),
                unpriced + other.unpriced);
    }
}
