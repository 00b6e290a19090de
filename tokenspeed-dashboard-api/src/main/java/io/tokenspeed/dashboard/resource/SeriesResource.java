package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        List<UsagePoint> points = questions.reader(query).usage().series(query.filter(), query.interval(), query.by());
        Row blank = row(new UsagePoint(Instant.EPOCH, List.of(), Blank.TOTALS), Instant::toString);
        return Answers.table(new RowTable(blank, rows(points)), query, headers, request);
    }

    /** Formats each start once, because a period has as many points as groups. */
    private static List<Row> rows(List<UsagePoint> points) {
        Map<Instant, String> starts = new HashMap<>();
        Function<Instant, String> text = start -> starts.computeIfAbsent(start, Instant::toString);
        return points.stream().map(point -> row(point, text)).toList();
    }

    private static Row row(UsagePoint point, Function<Instant, String> text) {
        return new Row()
                .with("start", text.apply(point.start()))
                .with("key", point.keys().isEmpty() ? null : point.keys().get(0))
                .with("totals", ApiTotals.of(point.totals()));
    }
}
