package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.MetricsJson;
import io.tokenspeed.dashboard.answer.SeriesJson;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.MetricsQuery;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.metric.MetricsReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** Metrics of model calls: windows that end now, and history. */
@Path("/")
public final class MetricsResource {
    private final MetricsReader metrics;
    private final ServerFacts facts;
    private final Clock clock;

    public MetricsResource(MetricsReader metrics, ServerFacts facts, Clock clock) {
        this.metrics = metrics;
        this.facts = facts;
        this.clock = clock;
    }

    /** The windows that end now. */
    @GET
    @Path("metrics/current")
    public Response current(@Context UriInfo uri, @Context Request request) {
        query(Endpoint.METRICS_CURRENT, uri);
        return Answers.tagged(Answers.json(MetricsJson.of(metrics.current())), MediaType.APPLICATION_JSON, request);
    }

    /** One metric over time. */
    @GET
    @Path("metrics/historical")
    public Response historical(@Context UriInfo uri, @Context Request request) {
        MetricsQuery query = MetricsQuery.of(query(Endpoint.METRICS_HISTORICAL, uri), clock.instant());
        var series = metrics.historical(query.type(), query.filter(), query.aggregation());
        return Answers.tagged(
                Answers.json(SeriesJson.of(series, query.filter().zone())), MediaType.APPLICATION_JSON, request);
    }

    private Query query(Endpoint endpoint, UriInfo uri) {
        return Query.of(facts.kind(), endpoint, uri.getQueryParameters(), facts.timeZone());
    }
}
