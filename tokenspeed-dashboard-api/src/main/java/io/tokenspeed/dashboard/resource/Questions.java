package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import jakarta.ws.rs.core.UriInfo;

/**
 * How one server is asked.
 *
 * @param reader what it knows in all
 * @param facts what it is
 */
record Questions(DashboardReader reader, ServerFacts facts) {
    Query query(Endpoint endpoint, UriInfo uri) {
        return Query.of(facts.kind(), endpoint, uri.getQueryParameters(), facts.timeZone());
    }

    /** What answers a question: all of it, or only its device. */
    DashboardReader reader(Query query) {
        String device = query.deviceId();
        return device == null ? reader : reader.ofDevice(device);
    }
}
