package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.resource.Questions;
import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions, last active first; one session; its interactions, earliest first. */
@Path("/sessions")
public final class SessionsResource {
    private final Questions questions;

    public SessionsResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new Questions(reader, facts);
    }

    /** The sessions that were active last. */
    @GET
    public Response sessions(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.SESSIONS, uri);
        SessionFilter filter = query.sessions();
        ActivityPage<SessionActivity> page =
                questions.reader(query).activity().sessions(filter, query.after(), query.limit());
        List<Row> rows = page.rows().stream().map(SessionJson::row).toList();
        RowTable table = new RowTable(SessionJson.blank(filter.rootsOnly()), rows);
        return Answers.page(table, next(query, "/api/sessions", page.next()), query, headers, request);
    }

    /** One session with its sub-sessions, sub-agents and models. */
    @GET
    @Path("{id}")
    public Response session(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.SESSION, uri);
        Optional<SessionView> view =
                questions.reader(query).activity().session(id, query.filter().costMode());
        return view.isEmpty()
                ? unknown(id)
                : Answers.object(
                        SessionJson.view(view.get()), SessionJson.row(view.get().session()), query, headers, request);
    }

    /** The interactions of a session: its requests, and what else was tracked. */
    @GET
    @Path("{id}/interactions")
    public Response interactions(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.INTERACTIONS, uri);
        ActivityReader reader = questions.reader(query).activity();
        ActivityPage<InteractionEntry> page = reader.interactions(id, query.kind(), query.after(), query.limit());
        if (page.rows().isEmpty() && reader.session(id, CostMode.AUTO).isEmpty()) {
            return unknown(id);
        }
        List<Row> rows = page.rows().stream().map(InteractionJson::of).toList();
        String path = uri.getAbsolutePath().getRawPath();
        return Answers.page(
                new RowTable(InteractionJson.blank(), rows), next(query, path, page.next()), query, headers, request);
    }

    private static @Nullable String next(Query query, String path, @Nullable PagePosition position) {
        return position == null ? null : query.next(path, position);
    }

    static Response unknown(String id) {
        return Problem.of(404, "Not found", "There is no session \"" + id + "\".", "id", List.of())
                .response();
    }
}
