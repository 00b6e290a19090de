package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.filter.FilterScope;
import io.tokenspeed.dashboard.listing.PageStart;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.dashboard.question.QuestionReader;
import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.price.Pricing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Supplier;

/** Sessions of a time in pages, last active first; one session with its requests and what each kind of token cost. */
@Path("/v1/sessions")
public final class ListedSessionsResource {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final QuestionReader questions;
    private final ServerFacts facts;
    private final Supplier<? extends Pricing> prices;

    /**
     * Sessions of a storage.
     *
     * @param prices knows the price rows that costs were computed with; asked for one answer at a time
     */
    public ListedSessionsResource(DashboardReader reader, ServerFacts facts, Supplier<? extends Pricing> prices) {
        this.questions = new QuestionReader(reader, facts);
        this.facts = facts;
        this.prices = prices;
    }

    /** The sessions with requests that match. */
    @GET
    public Response sessions(@Context UriInfo uri, @Context Request request) {
        Query query = questions.query(Endpoint.LISTED_SESSIONS, uri);
        PageStart start = PageStart.of(query, facts.now());
        Question question = questions.question(query, start.asOf(), FilterScope.SUMS);
        ActivityPage<SessionActivity> page = question.reader()
                .activity()
                .sessions(SessionFilter.of(question.filter()), start.after(), query.limit(Parameter.ROWS, USUAL, MOST));
        String next = page.next() == null ? null : start.next(page.next());
        AnswerMeta meta =
                new AnswerMeta(facts, question, question.reader().usage().summary(question.filter()));
        Row row = new Row()
                .with("meta", meta.plain())
                .with("items", page.rows().stream().map(SessionJson::row).toList())
                .with("next", next);
        String address = next == null ? null : query.address(Endpoint.LISTED_SESSIONS.path(), Parameter.CURSOR, next);
        return Answers.linked(answer(row, request), address);
    }

    /** One session. */
    @GET
    @Path("{id}")
    public Response session(@PathParam("id") String id, @Context UriInfo uri, @Context Request request) {
        CostMode mode = questions.query(Endpoint.LISTED_SESSION, uri).filter().costMode();
        Optional<SessionView> found = questions.reader().activity().session(id, mode);
        if (found.isEmpty()) {
            return SessionsResource.unknown(id);
        }
        SessionView view = found.get();
        Row requests = SessionRequests.read(view, questions.reader(), mode, prices.get())
                .row();
        return answer(SessionJson.view(view).with(requests), request);
    }

    private static Response answer(Row row, Request request) {
        return Answers.tagged(Answers.json(row), MediaType.APPLICATION_JSON, request);
    }
}
