package io.tokenspeed.agent.server;

import io.tokenspeed.agent.upload.UploadJson;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.server.problem.Problem;
import io.tokenspeed.uploader.Uploader;
import io.tokenspeed.uploader.queue.BatchSummary;
import io.tokenspeed.uploader.queue.ledger.Payload;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The API of uploading, with the predecessor's paths and keys among ours. Only {@code flush} changes anything. */
@Path("/upload")
public final class UploadResource {
    private static final int MAX_LIMIT = 1000;

    private final Uploader uploader;

    UploadResource(Uploader uploader) {
        this.uploader = uploader;
    }

    /** The state of uploading. */
    @GET
    @Path("/status")
    public Response status(@Context UriInfo uri) throws IOException {
        Query.of(Endpoint.UPLOAD_STATUS, uri.getQueryParameters(), ZoneOffset.UTC);
        return json(UploadJson.status(uploader.control().status()).toString());
    }

    /** Batches that wait or were sent. */
    @GET
    @Path("/queue")
    public Response queue(@Context UriInfo uri) {
        Query query = Query.of(Endpoint.UPLOAD_QUEUE, uri.getQueryParameters(), ZoneOffset.UTC);
        String status = query.status();
        List<BatchSummary> batches = uploader.control().log().batches(MAX_LIMIT).stream()
                .filter(batch -> status == null || batch.status().text().equals(status))
                .limit(query.limit())
                .toList();
        return json(UploadJson.batches(batches).toString());
    }

    /** The exact body of the next upload; 204 where there is none. */
    @GET
    @Path("/preview")
    public Response preview(@Context UriInfo uri) throws IOException {
        Query.of(Endpoint.UPLOAD_PREVIEW, uri.getQueryParameters(), ZoneOffset.UTC);
        return uploader.control()
                .preview()
                .map(UploadResource::body)
                .orElseGet(() -> Response.noContent().build());
    }

    /** The exact body of a batch. */
    @GET
    @Path("/batches/{id: [1-9][0-9]{0,17}}")
    public Response batch(@PathParam("id") long id, @Context UriInfo uri) {
        Query.of(Endpoint.UPLOAD_BATCH, uri.getQueryParameters(), ZoneOffset.UTC);
        Optional<Payload> body = uploader.control().log().body(id);
        return body.map(UploadResource::body)
                .orElseGet(
                        () -> Problem.of(404, "Not found", "There is no such batch, or its body is not kept any more.")
                                .response());
    }

    /** Asks the uploader to send as soon as the hub allows it. */
    @POST
    @Path("/flush")
    public Response flush(@Context UriInfo uri) {
        Query.of(Endpoint.UPLOAD_FLUSH, uri.getQueryParameters(), ZoneOffset.UTC);
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
