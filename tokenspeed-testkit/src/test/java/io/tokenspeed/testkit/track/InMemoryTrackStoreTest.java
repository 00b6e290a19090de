package io.tokenspeed.testkit.track;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.track.TrackStore;

class InMemoryTrackStoreTest extends TrackContract {
    private final InMemoryTrackStore store = new InMemoryTrackStore(Pricing.NONE, TestEvents.RATES);

    @Override
    protected TrackStore store() {
        return store;
    }

    @Override
    protected TrackedRows rows() {
        return store.rows();
    }
}
