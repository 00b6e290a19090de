package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.QuestionReader;
import io.tokenspeed.model.dashboard.DashboardReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Answers by the size of prompts, of servers that hold single requests. */
@Path("/v1/strata")
public final class StrataResource {
    private final QuestionReader questions;
    private final ServerFacts facts;

    public StrataResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new QuestionReader(reader, facts);
        this.facts = facts;
    }

    /** How speeds and waits of single requests are spread, by the size of their prompts. */
    @GET
    public Response strata(@Context UriInfo uri, @Context Request request) {
        Strata strata = new Strata(questions.sums(Endpoint.STRATA, uri), facts);
        return Answers.tagged(Answers.json(strata.row()), MediaType.APPLICATION_JSON, request);
    }
}
