package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import org.jspecify.annotations.Nullable;

/** Receives the result of each written request. */
public interface RequestListener {
    /** Does nothing. */
    RequestListener NONE = new RequestListener() {
        @Override
        public void inserted(Request request, @Nullable Cost cost) {}

        @Override
        public void merged(StoredRequest before, Request after, @Nullable Cost cost) {}
    };

    /** Called for a new request. */
    void inserted(Request request, @Nullable Cost cost);

    /** Called for a stored request that has changed. */
    void merged(StoredRequest before, Request after, @Nullable Cost cost);
}
