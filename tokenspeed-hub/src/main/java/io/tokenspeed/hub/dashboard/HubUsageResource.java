package io.tokenspeed.hub.dashboard;

import static java.util.Comparator.comparingLong;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.predecessor.PredecessorKeys;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sums over devices, with the predecessor's keys and our own beside them. */
@Path("/")
public final class HubUsageResource {
    private final TokenStorage tokens;
    private final HubNames names;

    public HubUsageResource(TokenStorage tokens, HubNames names) {
        this.tokens = tokens;
        this.names = names;
    }

    /** The sums of everything that matches; without {@code from} and {@code to}, of all time. */
    @GET
    @Path("/summary")
    public Response summary(@Context UriInfo uri, @Context Request request) {
        HubUsageQuery query = HubUsageQuery.of(uri.getQueryParameters());
        UsageFilter filter = query.filter();
        UsageTotals totals = tokens.usage(query.deviceId()).summary(filter);
        PredecessorSums sums = predecessor(query, filter, List.of()).getOrDefault(List.of(), PredecessorSums.ZERO);
        Row row = PredecessorKeys.stats(totals, sums)
                .with("latency", LatencyRow.of(tokens.latencies(query.deviceId(), filter)))
                .with("totals", ApiTotals.of(totals));
        return answer(row, request);
    }

    /** Anonymous projects, most requests first. */
    @GET
    @Path("/projects")
    public Response projects(@Context UriInfo uri, @Context Request request) {
        Map<String, String> called = names.projects();
        return table(
                uri,
                request,
                List.of(Dimension.PROJECT),
                row -> new Row()
                        .with("anonProjectId", row.keys().get(0))
                        .with("name", called.get(row.keys().get(0))));
    }

    /** Providers, most requests first. */
    @GET
    @Path("/providers")
    public Response providers(@Context UriInfo uri, @Context Request request) {
        return table(
                uri,
                request,
                List.of(Dimension.PROVIDER),
                row -> new Row().with("providerId", row.keys().get(0)));
    }

    /** Models of each provider, most requests first. */
    @GET
    @Path("/models")
    public Response models(@Context UriInfo uri, @Context Request request) {
        return table(
                uri,
                request,
                List.of(Dimension.PROVIDER, Dimension.MODEL),
                row -> new Row()
                        .with("providerId", row.keys().get(0))
                        .with("modelId", row.keys().get(1)));
    }

    private Response table(UriInfo uri, Request request, List<Dimension> by, Function<SpeedRow, Row> key) {
        HubUsageQuery query = HubUsageQuery.of(uri.getQueryParameters(), "limit");
        UsageFilter filter = query.filter();
        Map<List<String>, PredecessorSums> compatible = predecessor(query, filter, by);
        List<Row> rows = tokens.usage(query.deviceId()).speeds(filter, by).stream()
                .sorted(mostRequestsFirst())
                .limit(query.limit())
                .map(row -> {
                    PredecessorSums sums = compatible.getOrDefault(row.keys(), PredecessorSums.ZERO);
                    return key.apply(row).with(HubUsageRow.of(row, sums));
                })
                .toList();
        return answer(rows, request);
    }

    /** Devices, most requests first. */
    @GET
    @Path("/devices")
    public Response devices(@Context UriInfo uri, @Context Request request) {
        HubUsageQuery query = HubUsageQuery.of(uri.getQueryParameters(), "limit");
        Map<String, String> called = names.devices();
        List<Row> rows = tokens.byDevice(query.filter()).stream()
                .filter(row -> query.deviceId() == null || row.keys().contains(query.deviceId()))
                .sorted(mostRequestsFirst())
                .limit(query.limit())
                .map(row -> new Row()
                        .with("deviceId", row.keys().get(0))
                        .with("name", called.get(row.keys().get(0)))
                        .with(ApiTotals.percentiles(row.e2e()))
                        .with("totals", ApiTotals.of(row.totals())))
                .toList();
        return answer(rows, request);
    }

    private static Comparator<SpeedRow> mostRequestsFirst() {
        return comparingLong((SpeedRow row) -> row.totals().requests()).reversed();
    }

    private Map<List<String>, PredecessorSums> predecessor(
            HubUsageQuery query, UsageFilter filter, List<Dimension> by) {
        return PredecessorKeys.groups(tokens.predecessor(query.deviceId()), filter, by);
    }

    static Response answer(Object value, Request request) {
        return Answers.tagged(Answers.json(value), MediaType.APPLICATION_JSON, request);
    }
}
