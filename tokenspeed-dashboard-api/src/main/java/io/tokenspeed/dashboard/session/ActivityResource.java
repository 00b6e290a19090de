package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.resource.Questions;
import io.tokenspeed.model.activity.UserActivity;
import io.tokenspeed.model.dashboard.DashboardReader;
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

/** Sums of requests and other interactions: by day, by user, and of everything. */
@Path("/stats")
public final class ActivityResource {
    private final Questions questions;

    public ActivityResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new Questions(reader, facts);
    }

    /** The days on which something happened, in order. */
    @GET
    @Path("/daily")
    public Response daily(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.DAILY, uri);
        List<Row> rows = questions.reader(query).activity().days(query.filter(), query.userId()).stream()
                .map(ActivityJson::day)
                .toList();
        return Answers.table(new RowTable(ActivityJson.blankDay(), rows), query, headers, request);
    }

    /** The users, last active first. */
    @GET
    @Path("/users")
    public Response users(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.USERS, uri);
        List<Row> rows = questions.reader(query).activity().users(query.filter()).stream()
                .limit(query.limit())
                .map(ActivityJson::user)
                .toList();
        return Answers.table(new RowTable(ActivityJson.blankUser(), rows), query, headers, request);
    }

    /** One user. */
    @GET
    @Path("/users/{id}")
    public Response user(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.USER, uri);
        Optional<UserActivity> found = questions.reader(query).activity().users(query.filter()).stream()
                .filter(user -> user.userId().equals(id))
                .findFirst();
        return found.isEmpty()
                ? Problem.of(404, "Not found", "There is no user \"" + id + "\".", "id", List.of())
                        .response()
                : Answers.object(ActivityJson.user(found.get()), query, headers, request);
    }

    /** What the database holds. */
    @GET
    @Path("/system")
    public Response system(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.SYSTEM, uri);
        Row row = ActivityJson.system(questions.reader(query).activity().system());
        return Answers.object(row, query, headers, request);
    }
}
