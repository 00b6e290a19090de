package io.tokenspeed.agent.pricing.serve;

import io.tokenspeed.agent.pricing.sync.PriceJson;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/** The API of syncs and of prices that are held. */
@Path("/pricing")
public final class PriceSyncResource {
    private final SyncWork work;

    /** Serves these syncs. */
    public PriceSyncResource(SyncWork work) {
        this.work = work;
    }

    /** The prices that wait for the user. */
    @GET
    @Path("/held")
    public Response held(@Context UriInfo uri) throws IOException {
        Query.of(Endpoint.PRICING_HELD, uri.getQueryParameters(), ZoneOffset.UTC);
        return json(PriceJson.bytes(json -> PriceJson.held(json, work.prices().held())));
    }

    /** The latest syncs, newest first. */
    @GET
    @Path("/sync")
    public Response syncs(@Context UriInfo uri) throws IOException {
        Query query = Query.of(Endpoint.PRICING_SYNCS, uri.getQueryParameters(), ZoneOffset.UTC);
        return json(PriceJson.bytes(json -> PriceJson.runs(json, work.prices().runs(query.limit()))));
    }

    /** Asks for a sync with all sources, which goes on after the answer. */
    @POST
    @Path("/sync")
    public Response sync(@Context UriInfo uri) {
        Query.of(Endpoint.PRICING_SYNC, uri.getQueryParameters(), ZoneOffset.UTC);
        if (!work.start()) {
            return Problem.of(409, "Conflict", "A sync of prices is running already.")
                    .response();
        }
        return Response.status(202)
                .type(MediaType.APPLICATION_JSON)
                .entity("{\"status\":\"started\"}".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static Response json(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
