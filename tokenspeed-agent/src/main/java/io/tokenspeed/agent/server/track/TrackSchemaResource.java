package io.tokenspeed.agent.server.track;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;

/** The schema of tracked events, for programs that check what they send. */
@Path("/schemas")
public final class TrackSchemaResource {
    /** The schema's name beside this class. */
    static final String FILE = "track-1.schema.json";

    private static final String MEDIA_TYPE = "application/schema+json";

    /** Returns the schema in JSON Schema 2020-12. */
    @GET
    @Path("/track-1.json")
    public Response track(@Context UriInfo uri, @Context Request request) {
        Query.of(Endpoint.TRACK_SCHEMA, uri.getQueryParameters(), ZoneOffset.UTC);
        return Answers.tagged(schema(), MEDIA_TYPE, request);
    }

    static byte[] schema() {
        try (InputStream file = TrackSchemaResource.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program has no " + FILE);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
