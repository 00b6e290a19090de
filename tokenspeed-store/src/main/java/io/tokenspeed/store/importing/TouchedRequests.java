package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.telemetry.TelemetryJoin;
import org.jspecify.annotations.Nullable;

/** Tells the join of telemetry, and another listener, of each written request. */
final class TouchedRequests implements RequestListener {
    private final RequestListener other;
    private @Nullable TelemetryJoin join;

    TouchedRequests(RequestListener other) {
        this.other = other;
    }

    /** Tells a join from now on. */
    void tell(TelemetryJoin telemetry) {
        join = telemetry;
    }

    @Override
    public void inserted(Request request, @Nullable Cost cost) {
        if (join != null) {
            join.came(request);
        }
        other.inserted(request, cost);
    }

    @Override
    public void merged(StoredRequest before, Request after, @Nullable Cost cost) {
        if (join != null) {
            join.changed(before.request(), after);
        }
        other.merged(before, after, cost);
    }
}
