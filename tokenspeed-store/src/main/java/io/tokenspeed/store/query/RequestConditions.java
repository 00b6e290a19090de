package io.tokenspeed.store.query;

import static io.tokenspeed.store.columns.UsageColumn.believedTokens;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.dashboard.RequestBound;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestNumber;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageQuery;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The SQL conditions of a list of requests. */
final class RequestConditions {
    private RequestConditions() {}

    /** Conditions for the requests of a part of the filter's range. */
    static UsageQuery of(RequestFilter filter, TimeRange part) {
        UsageQuery query = UsageQuery.requests(filter.usage().during(part));
        query.in("status", names(filter.statuses()));
        filter.bounds().forEach(bound -> add(query, bound, filter.usage().costMode()));
        return query;
    }

    /** Conditions for those of the requests that come after a position, null for all, in the order of the list. */
    static UsageQuery of(RequestFilter filter, TimeRange part, @Nullable PagePosition after) {
        UsageQuery query = of(filter, part);
        if (after != null) {
            query.and("(instant < ? OR (instant = ? AND id < ?))", after.at(), after.at(), after.id());
        }
        return query;
    }

    private static @Nullable Set<String> names(@Nullable Set<Status> statuses) {
        if (statuses == null) {
            return null;
        }
        Set<String> names = new HashSet<>();
        statuses.forEach(status -> names.add(status.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    private static void add(UsageQuery query, RequestBound bound, CostMode mode) {
        String number = "(" + sql(bound.number(), mode) + ")";
        Long atLeast = bound.atLeast();
        Long atMost = bound.atMost();
        query.and(number + " IS NOT NULL");
        if (atLeast != null) {
            query.and(number + " >= ?", atLeast);
        }
        if (atMost != null) {
            query.and(number + " <= ?", atMost);
        }
    }

    private static String sql(RequestNumber number, CostMode mode) {
        return switch (number) {
            case LATENCY_MS -> "elapsed_ms";
            case TTFT_MS -> "ttft_ms";
            case OUTPUT_TOKENS -> believedTokens("output");
            case TOTAL_TOKENS -> total();
            case COST_NANO -> UsageColumn.cost(mode);
        };
    }

    private static String total() {
        return believedTokens("input") + " + " + believedTokens("cache_read") + " + "
                + believedTokens("cache_write_5m") + " + " + believedTokens("cache_write_1h") + " + "
                + believedTokens("output");
    }
}
