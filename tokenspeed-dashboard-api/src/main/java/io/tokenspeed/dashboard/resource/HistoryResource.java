package io.tokenspeed.dashboard.resource;

import static java.util.Comparator.comparingLong;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.usage.UsageFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Single requests and sessions, latest first. */
@Path("/")
public final class HistoryResource {
    private final Questions questions;

    public HistoryResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new Questions(reader, facts);
    }

    /** The requests that ended last, sorted by their starts, latest first, as the predecessor sorts them. */
    @GET
    @Path("history")
    public Response history(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.HISTORY, uri);
        UsageFilter filter = query.filter();
        List<Row> rows = questions.reader(query).requests().recent(filter, query.limit()).stream()
                .sorted(comparingLong(HistoryResource::start).reversed())
                .map(row -> RequestJson.of(row, filter.costMode()))
                .toList();
        return Answers.table(new RowTable(Blank.request(), rows), query, headers, request);
    }

    private static long start(RecordedRequest row) {
        return row.stored().request().timing().earliestMillis();
    }

    /** The sessions that were active last. */
    @GET
    @Path("sessions")
    public Response sessions(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.SESSIONS, uri);
        List<Row> rows = questions.reader(query).sessions().recent(query.filter(), query.limit()).stream()
                .map(HistoryResource::session)
                .toList();
        Row blank = session(new SessionSummary("", null, "", 0, 0, Blank.TOTALS));
        return Answers.table(new RowTable(blank, rows), query, headers, request);
    }

    private static Row session(SessionSummary session) {
        return new Row()
                .with("id", session.id())
                .with("projectID", session.project())
                .with("startedAt", session.startedAt())
                .with("lastActivity", session.lastActivity())
                .with("requestCount", session.totals().requests())
                .with("tool", session.tool())
                .with("totals", ApiTotals.of(session.totals()));
    }
}
