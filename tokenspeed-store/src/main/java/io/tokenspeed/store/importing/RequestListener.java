package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import org.jspecify.annotations.Nullable;

/** Is told what became of the requests that were written. */
public interface RequestListener {
    /** Tells nobody. */
    RequestListener NONE = new RequestListener() {
        @Override
        public void inserted(Request request, @Nullable Cost cost) {}

        @Override
        public void merged(StoredRequest before, Request after, @Nullable Cost cost) {}
    };

    /** A request that was not there. */
    void inserted(Request request, @Nullable Cost cost);

    /** A request that was there and has changed. */
    void merged(StoredRequest before, Request after, @Nullable Cost cost);
}
