package io.tokenspeed.dashboard.listing;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.CsvStream;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.filter.FilterScope;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.dashboard.question.QuestionReader;
import io.tokenspeed.dashboard.resource.Blank;
import io.tokenspeed.dashboard.resource.RequestJson;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.RequestPage;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single requests, latest first: in pages as JSON, or all of them as CSV. */
@Path("/v1/requests")
public final class ListedRequestsResource {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final QuestionReader questions;
    private final ServerFacts facts;

    public ListedRequestsResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new QuestionReader(reader, facts);
        this.facts = facts;
    }

    /** The requests of a time that match. */
    @GET
    public Response requests(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.LISTED_REQUESTS, uri);
        PageStart start = PageStart.of(query, facts.now());
        Question question = questions.question(query, start.asOf(), FilterScope.REQUESTS);
        RequestFilter filter = question.filters().requests(question.filter());
        RequestHistory history = question.reader().requests();
        return Answers.wantsCsv(query, headers)
                ? csv(history, filter)
                : page(question, history, filter, start, request);
    }

    private Response page(
            Question question, RequestHistory history, RequestFilter filter, PageStart start, Request request) {
        CostMode mode = filter.usage().costMode();
        RequestPage page = history.page(filter, start.after(), question.query().limit(Parameter.ROWS, USUAL, MOST));
        String next = page.next() == null ? null : start.next(page.next());
        AnswerMeta meta =
                new AnswerMeta(facts, question, question.reader().usage().summary(filter.usage()));
        Row row = new Row()
                .with("meta", meta.plain())
                .with(
                        "items",
                        page.rows().stream()
                                .map(each -> RequestJson.of(each, mode))
                                .toList())
                .with("next", next)
                .with("total", new Row().with("value", history.count(filter)).with("exact", true));
        return Answers.linked(answer(row, request), address(question.query(), next));
    }

    private static @Nullable String address(Query query, @Nullable String next) {
        return next == null ? null : query.address(Endpoint.LISTED_REQUESTS.path(), Parameter.CURSOR, next);
    }

    /** Written while it is read, so that memory does not grow with the history. */
    private static Response csv(RequestHistory history, RequestFilter filter) {
        CostMode mode = filter.usage().costMode();
        StreamingOutput body = out -> {
            CsvStream csv = CsvStream.begin(Blank.request(), out);
            history.forEach(filter, each -> csv.write(RequestJson.of(each, mode)));
            csv.end();
        };
        return Response.ok(body, Answers.CSV_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Origin")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"requests.csv\"")
                .build();
    }

    /** One request. */
    @GET
    @Path("{id}")
    public Response request(@PathParam("id") String id, @Context UriInfo uri, @Context Request request) {
        Query query = questions.query(Endpoint.LISTED_REQUEST, uri);
        CostMode mode = query.filter().costMode();
        return questions
                .reader()
                .requests()
                .request(id)
                .map(found -> answer(new Row().with("request", RequestJson.of(found, mode)), request))
                .orElseGet(() -> Problem.of(404, "Not found", "There is no request \"" + id + "\".", "id", List.of())
                        .response());
    }

    private static Response answer(Row row, Request request) {
        return Answers.tagged(Answers.json(row), MediaType.APPLICATION_JSON, request);
    }
}
