package io.tokenspeed.dashboard.resource;

import static java.util.Comparator.comparingLong;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.usage.UsageFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Single requests, latest first. */
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
}
