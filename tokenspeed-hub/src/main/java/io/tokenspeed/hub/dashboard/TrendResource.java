package io.tokenspeed.hub.dashboard;

import io.tokenspeed.dashboard.answer.ApiTotals;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageTotals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Sums over devices per period. */
@Path("/timeseries")
public final class TrendResource {
    private static final double NANO = 1e9;

    private final TokenStorage tokens;

    public TrendResource(TokenStorage tokens) {
        this.tokens = tokens;
    }

    /** One metric in order of time, in all or broken down. Periods without requests are left out. */
    @GET
    public Response series(@Context UriInfo uri, @Context Request request) {
        HubUsageQuery query = HubUsageQuery.of(uri.getQueryParameters(), "metric", "groupBy", "by");
        List<Row> rows =
                tokens.usage(query.deviceId()).series(query.filter(), query.interval(), dimensions(query.by())).stream()
                        .map(point -> row(point, query.metric()))
                        .toList();
        return HubUsageResource.answer(rows, request);
    }

    private static Row row(UsagePoint point, String metric) {
        return new Row()
                .with("ts", point.start().getEpochSecond())
                .with("key", point.keys().isEmpty() ? null : point.keys().get(0))
                .with("value", value(point.totals(), metric))
                .with("requestCount", point.totals().requests())
                .with("totals", ApiTotals.of(point.totals()));
    }

    private static List<Dimension> dimensions(String by) {
        return switch (by) {
            case "model" -> List.of(Dimension.MODEL);
            case "provider" -> List.of(Dimension.PROVIDER);
            case "project" -> List.of(Dimension.PROJECT);
            default -> List.of();
        };
    }

    private static @Nullable Number value(UsageTotals totals, String metric) {
        return switch (metric) {
            case "cost" -> cost(totals.cost().nanoUsd());
            case "tps" -> speed(totals.speeds().e2e().tokensPerSecond());
            default -> totals.tokens().total();
        };
    }

    private static @Nullable Double cost(OptionalLong nano) {
        return nano.isPresent() ? (Double) (nano.getAsLong() / NANO) : null;
    }

    private static @Nullable Double speed(OptionalDouble tps) {
        return tps.isPresent() ? (Double) tps.getAsDouble() : null;
    }
}
