package io.tokenspeed.agent.server;

import io.tokenspeed.agent.upload.UploadJson;
import io.tokenspeed.dashboard.answer.Problem;
import io.tokenspeed.dashboard.query.BadQueryException;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.queue.Payload;
import io.tokenspeed.uploader.queue.SentBatch;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is sent to a hub, with the predecessor's paths and keys among ours. Asking changes nothing but {@code flush}. */
@Path("/upload")
public final class UploadResource {
    private static final Set<String> STATES = Set.of("pending", "in_flight", "acked", "dead");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final Uploader uploader;

    UploadResource(Uploader uploader) {
        this.uploader = uploader;
    }

    /** How it stands. */
    @GET
    @Path("/status")
    public Response status() throws IOException {
        return json(UploadJson.status(uploader.control().status()).toString());
    }

    /** Batches that wait or were sent, newest first. */
    @GET
    @Path("/queue")
    public Response queue(@QueryParam("limit") @Nullable String limit, @QueryParam("status") @Nullable String status) {
        if (status != null && !STATES.contains(status)) {
            List<String> allowed = STATES.stream().sorted().toList();
            throw new BadQueryException(
                    "Parameter \"status\" must be one of " + String.join(", ", allowed) + ".", "status", allowed);
        }
        List<SentBatch> batches = uploader.control().log().batches(MAX_LIMIT).stream()
                .filter(batch -> status == null || batch.status().equals(status))
                .limit(limit(limit))
                .toList();
        return json(UploadJson.batches(batches).toString());
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit.matches("[1-9][0-9]{0,3}") && Integer.parseInt(limit) <= MAX_LIMIT) {
            return Integer.parseInt(limit);
        }
        throw new BadQueryException(
                "Parameter \"limit\" must be a whole number from 1 to " + MAX_LIMIT + ".", "limit", List.of());
    }

    /** The exact body that leaves next. */
    @GET
    @Path("/preview")
    public Response preview() throws IOException {
        return uploader.control()
                .preview()
                .map(UploadResource::body)
                .orElseGet(() -> Response.noContent().build());
    }

    /** The exact body of a batch. */
    @GET
    @Path("/batches/{id: [1-9][0-9]{0,17}}")
    public Response batch(@PathParam("id") long id) {
        Optional<Payload> body = uploader.control().log().body(id);
        return body.map(UploadResource::body)
                .orElseGet(() -> Response.status(404)
                        .type(Problem.TYPE)
                        .entity(Problem.of(
                                        404, "Not found", "There is no such batch, or its body is not kept any more.")
                                .json())
                        .build());
    }

    /** Asks for sending as soon as the hub allows it. */
    @POST
    @Path("/flush")
    public Response flush() {
        uploader.control().flush();
        uploader.wake();
        return Response.status(202)
                .type(MediaType.APPLICATION_JSON)
                .entity("{\"status\":\"asked\"}".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static Response body(Payload payload) {
        return Response.ok(payload.bytes(), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response json(String text) {
        return Response.ok(text.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
