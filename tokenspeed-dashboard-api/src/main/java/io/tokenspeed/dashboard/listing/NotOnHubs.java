package io.tokenspeed.dashboard.listing;

import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Says on a hub why it lists neither requests nor sessions, and knows no sizes of prompts. */
@Path("/v1")
public final class NotOnHubs {
    /** Requests stay on the devices. */
    @GET
    @Path("requests")
    public Response requests() {
        return none("requests");
    }

    /** Requests stay on the devices. */
    @GET
    @Path("requests/{id}")
    public Response request() {
        return none("requests");
    }

    /** Sessions stay on the devices. */
    @GET
    @Path("sessions")
    public Response sessions() {
        return none("sessions");
    }

    /** Sessions stay on the devices. */
    @GET
    @Path("sessions/{id}")
    public Response session() {
        return none("sessions");
    }

    /** The size of a prompt is known of single requests alone. */
    @GET
    @Path("strata")
    public Response strata() {
        return none("requests, which alone tell the size of their prompts");
    }

    private static Response none(String what) {
        return Problem.of(
                        404,
                        "Not found",
                        "A hub holds the sums of its devices, but no single " + what
                                + "; ask the local server of a device for them.")
                .response();
    }
}
