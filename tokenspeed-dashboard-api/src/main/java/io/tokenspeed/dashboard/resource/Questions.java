package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import jakarta.ws.rs.core.UriInfo;

/**
 * Reads the parameters of requests to one server, and chooses the reader that answers them.
 *
 * @param reader reads everything that the server holds
 * @param facts the server's kind and time zone
 */
public record Questions(DashboardReader reader, ServerFacts facts) {
    /** Returns the parameters of a request to an endpoint. */
    public Query query(Endpoint endpoint, UriInfo uri) {
        return Query.of(facts.kind(), endpoint, uri.getQueryParameters(), facts.timeZone());
    }

    /** Returns the reader of the query's device, or of everything where the query names none. */
    public DashboardReader reader(Query query) {
        String device = query.deviceId();
        return device == null ? reader : reader.ofDevice(device);
    }
}
