package io.tokenspeed.dashboard.resource;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.answer.RowTable;
import io.tokenspeed.dashboard.predecessor.PredecessorKeys;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.subscription.SubscriptionSum;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sums over requests: all together, by model, by provider, by tool. */
@Path("/stats")
public final class UsageResource {
    private final Questions questions;
    private final ServerFacts facts;

    public UsageResource(DashboardReader reader, ServerFacts facts) {
        this.questions = new Questions(reader, facts);
        this.facts = facts;
    }

    /** The sums of all matching requests. */
    @GET
    public Response stats(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.STATS, uri);
        DashboardReader reader = questions.reader(query);
        UsageFilter filter = query.filter();
        UsageTotals totals = reader.usage().summary(filter);
        PredecessorSums sums = PredecessorKeys.groups(reader.predecessor(), filter, List.of())
                .getOrDefault(List.of(), PredecessorSums.ZERO);
        SubscriptionSum subscribed = facts.subscriptions().sum(reader.usage(), filter);
        Row row = PredecessorKeys.stats(totals, sums)
                .with("totals", ApiTotals.of(totals))
                .with("subscriptionRequests", subscribed.requests())
                .with("subscriptionCostNanoUsd", subscribed.costNano());
        return Answers.object(row, query, headers, request);
    }

    /** Models, fastest first by the predecessor's speed. */
    @GET
    @Path("/models")
    public Response models(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.MODELS, uri);
        DashboardReader reader = questions.reader(query);
        UsageFilter filter = query.filter();
        Map<List<String>, PredecessorSums> sums =
                PredecessorKeys.groups(reader.predecessor(), filter, List.of(Dimension.MODEL));
        Map<String, Set<String>> providers = providers(reader, filter);
        Comparator<SpeedRow> fastestFirst = comparing(
                        (SpeedRow row) -> of(sums, row).meanSpeed(), nullsLast(reverseOrder()))
                .thenComparing(row -> row.totals().lastAtMillis(), nullsLast(reverseOrder()));
        List<Row> rows = reader.usage().speeds(filter, List.of(Dimension.MODEL)).stream()
                .sorted(fastestFirst)
                .limit(query.limit())
                .map(row -> model(
                        row, of(sums, row), providers.getOrDefault(row.keys().get(0), Set.of())))
                .toList();
        SpeedRow none = new SpeedRow(List.of(""), Blank.TOTALS, Blank.SPEEDS, Blank.SPEEDS, Blank.SPEEDS);
        RowTable table = new RowTable(model(none, Blank.COMPATIBLE, Set.of()), rows);
        return Answers.table(table, query, headers, request);
    }

    private static Row model(SpeedRow row, PredecessorSums sums, Set<String> providers) {
        return PredecessorKeys.model(row.keys().get(0), row.totals(), sums)
                .with("providerIDs", new ArrayList<>(providers))
                .with(ApiTotals.percentiles(row.e2e()))
                .with("totals", ApiTotals.of(row.totals()));
    }

    private static Map<String, Set<String>> providers(DashboardReader reader, UsageFilter filter) {
        Map<String, Set<String>> providers = new HashMap<>();
        for (UsageRow row : reader.usage().breakdown(filter, List.of(Dimension.MODEL, Dimension.PROVIDER))) {
            providers
                    .computeIfAbsent(row.keys().get(0), model -> new TreeSet<>())
                    .add(row.keys().get(1));
        }
        return providers;
    }

    /** Providers, most requests first. */
    @GET
    @Path("/providers")
    public Response providers(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.PROVIDERS, uri);
        DashboardReader reader = questions.reader(query);
        UsageFilter filter = query.filter();
        Map<List<String>, PredecessorSums> sums =
                PredecessorKeys.groups(reader.predecessor(), filter, List.of(Dimension.PROVIDER));
        List<Row> rows = reader.usage().speeds(filter, List.of(Dimension.PROVIDER)).stream()
                .sorted(comparingLong((SpeedRow row) -> row.totals().requests())
                        .reversed()
                        .thenComparing(row -> row.totals().lastAtMillis(), nullsLast(reverseOrder())))
                .limit(query.limit())
                .map(row -> provider(row, of(sums, row)))
                .toList();
        SpeedRow none = new SpeedRow(List.of(""), Blank.TOTALS, Blank.SPEEDS, Blank.SPEEDS, Blank.SPEEDS);
        return Answers.table(new RowTable(provider(none, Blank.COMPATIBLE), rows), query, headers, request);
    }

    private static Row provider(SpeedRow row, PredecessorSums sums) {
        return PredecessorKeys.provider(row.keys().get(0), row.totals(), sums)
                .with(ApiTotals.percentiles(row.e2e()))
                .with("totals", ApiTotals.of(row.totals()));
    }

    /** Tools, most tokens first. */
    @GET
    @Path("/tools")
    public Response tools(@Context UriInfo uri, @Context HttpHeaders headers, @Context Request request) {
        Query query = questions.query(Endpoint.TOOLS, uri);
        List<Row> rows = questions.reader(query).usage().breakdown(query.filter(), List.of(Dimension.TOOL)).stream()
                .map(UsageResource::tool)
                .toList();
        Row blank = tool(new UsageRow(List.of(""), Blank.TOTALS));
        return Answers.table(new RowTable(blank, rows), query, headers, request);
    }

    private static Row tool(UsageRow row) {
        String tool = row.keys().get(0);
        return new Row().with("agent", tool).with("tool", tool).with("totals", ApiTotals.of(row.totals()));
    }

    private static PredecessorSums of(Map<List<String>, PredecessorSums> sums, SpeedRow row) {
        return sums.getOrDefault(row.keys(), PredecessorSums.ZERO);
    }
}
