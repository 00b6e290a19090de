package io.tokenspeed.agent.server.track;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackQueueFullException;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import io.tokenspeed.server.json.ClosedObject;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Takes what programs track, and answers once it is stored. */
@Path("/track")
public final class TrackResource {
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_EVENTS = 500;

    private final TrackStore store;
    private final EventReader reader;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    /**
     * Takes events for a store.
     *
     * @param clock what is too far ahead
     */
    public TrackResource(TrackStore store, Clock clock) {
        this.store = store;
        this.reader = new EventReader(clock);
    }

    /** A session begins. */
    @POST
    @Path("/session/start")
    public Response start(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) throws IOException {
        return one(Endpoint.TRACK_START, uri, headers, body, reader::start);
    }

    /** An interaction ended. */
    @POST
    @Path("/interaction")
    public Response interaction(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        return one(Endpoint.TRACK_INTERACTION, uri, headers, body, reader::interaction);
    }

    /** A session ended. */
    @POST
    @Path("/session/end")
    public Response end(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) throws IOException {
        return one(Endpoint.TRACK_END, uri, headers, body, reader::end);
    }

    /** Several events, which are stored in one transaction but for those that break a rule. */
    @POST
    @Path("/batch")
    public Response batch(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) throws IOException {
        Query.of(Endpoint.TRACK_BATCH, uri.getQueryParameters(), ZoneOffset.UTC);
        JsonNode document = TrackBody.BATCH.read(headers, body);
        ClosedObject envelope = EventReader.object("", document);
        List<JsonNode> events = envelope.array("events", MOST_EVENTS);
        envelope.close();
        if (events.isEmpty()) {
            throw envelope.wrong("events", "must be an array of 1 to " + MOST_EVENTS + " events");
        }
        return admitted(() -> TrackAnswers.batch(stored(events)));
    }

    private List<TrackAnswers.Item> stored(List<JsonNode> given) {
        List<TrackEvent> good = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<TrackAnswers.Item> items = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                good.add(reader.event("/events/" + i, given.get(i)));
                places.add(i);
                items.add(new TrackAnswers.Item("", null));
            } catch (BadQueryException wrong) {
                items.add(TrackAnswers.Item.refused(wrong.problem()));
            }
        }
        List<TrackResult> results = store.write(good);
        for (int i = 0; i < good.size(); i++) {
            items.set(places.get(i), TrackAnswers.Item.of(places.get(i), results.get(i)));
        }
        return items;
    }

    private Response one(
            Endpoint endpoint,
            UriInfo uri,
            HttpHeaders headers,
            InputStream body,
            Function<ClosedObject, ? extends TrackEvent> read)
            throws IOException {
        Query.of(endpoint, uri.getQueryParameters(), ZoneOffset.UTC);
        TrackEvent event = read.apply(EventReader.object("", TrackBody.ONE.read(headers, body)));
        return admitted(
                () -> TrackAnswers.one(event, store.write(List.of(event)).get(0)));
    }

    private interface Work {
        Response run();
    }

    private Response admitted(Work work) {
        if (!room.tryAcquire()) {
            return later(429, "Too many requests", "So many requests are being stored; try again in a second.");
        }
        try {
            return work.run();
        } catch (TrackQueueFullException full) {
            return later(429, "Too many requests", String.valueOf(full.getMessage()));
        } catch (StorageException unusable) {
            return later(503, "Database unavailable", String.valueOf(unusable.getMessage()));
        } finally {
            room.release();
        }
    }

    private static Response later(int status, String title, String sentence) {
        return Response.fromResponse(Problem.of(status, title, sentence).response())
                .header("Retry-After", "1")
                .build();
    }
}
