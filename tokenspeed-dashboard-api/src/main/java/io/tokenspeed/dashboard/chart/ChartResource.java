package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.dashboard.question.QuestionReader;
import io.tokenspeed.model.dashboard.DashboardReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Answers for the charts of a dashboard. */
@Path("/v1")
public final class ChartResource {
    private final QuestionReader questions;
    private final ServerFacts facts;

    public ChartResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new QuestionReader(reader, facts);
        this.facts = facts;
    }

    /** The sums of a time beside the time before, by model and provider, their course, and the latest requests. */
    @GET
    @Path("overview")
    public Response overview(@Context UriInfo uri, @Context Request request) {
        return answer(new Overview(questions.sums(Endpoint.OVERVIEW, uri), facts).row(), request);
    }

    /** The courses of the groups with most tokens. */
    @GET
    @Path("series")
    public Response series(@Context UriInfo uri, @Context Request request) {
        return answer(new GroupedSeries(questions.sums(Endpoint.GROUPED_SERIES, uri), facts).row(), request);
    }

    /** How speeds or waits of single requests are spread. */
    @GET
    @Path("distribution")
    public Response distribution(@Context UriInfo uri, @Context Request request) {
        return answer(new Distributed(questions.sums(Endpoint.DISTRIBUTION, uri), facts).row(), request);
    }

    /** A map of the hours of the week, of days, or of waits over time. */
    @GET
    @Path("heatmap")
    public Response heatmap(@Context UriInfo uri, @Context Request request) {
        return answer(new Heatmap(questions.sums(Endpoint.HEATMAP, uri), facts).row(), request);
    }

    /** The names that filters can choose. */
    @GET
    @Path("facets")
    public Response facets(@Context UriInfo uri, @Context Request request) {
        Question question = questions.sums(Endpoint.FACETS, uri);
        return answer(new FacetLists(question, facts, questions.reader()).row(), request);
    }

    private static Response answer(Object value, Request request) {
        return Answers.tagged(Answers.json(value), MediaType.APPLICATION_JSON, request);
    }
}
