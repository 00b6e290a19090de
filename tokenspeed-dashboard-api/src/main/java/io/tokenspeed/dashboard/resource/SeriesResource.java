package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.ServerFacts;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Blank;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.Table;
import io.tokenspeed.dashboard.answer.Totals;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.usage.UsagePoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;

/** Sums per hour, day, week or month. */
@Path("/series")
public final class SeriesResource {
    private final Questions questions;

    public SeriesResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new Questions(reader, facts);
    }

    /** The periods that have requests. */
    @GET
    public Response series(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.SERIES, uri);
        List<Row> rows = questions.reader(query).usage().series(query.filter(), query.interval(), query.by()).stream()
                .map(SeriesResource::row)
                .toList();
        Row blank = row(new UsagePoint(Instant.EPOCH, List.of(), Blank.TOTALS));
        return Answers.table(new Table(blank, rows), query, headers, request);
    }

    private static Row row(UsagePoint point) {
        return new Row()
                .with("start", point.start().toString())
                .with("key", point.keys().isEmpty() ? null : point.keys().get(0))
                .with("totals", Totals.of(point.totals()));
    }
}
