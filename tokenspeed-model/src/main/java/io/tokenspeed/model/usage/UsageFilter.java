package io.tokenspeed.model.usage;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Selects the requests of a query, and says how days are cut and which cost is summed. A null property matches every
 * request.
 *
 * <pre>{@code
 * LocalDate today = LocalDate.now(zone);
 * UsageFilter week = UsageFilter.all(zone)
 *         .during(TimeRange.ofDays(today.minusDays(6), today, zone))
 *         .withTool("claude");
 * }</pre>
 *
 * @param range the time range that the request's end, else its start, must lie in
 * @param zone the time zone that decides where days, weeks and months begin
 * @param project root folder or id of the project
 * @param provider the provider; {@code unknown} for requests without one
 * @param model the model as logged
 * @param tool the tool that wrote the log
 * @param costMode which cost is summed
 */
public record UsageFilter(
        TimeRange range,
        ZoneId zone,
        @Nullable String project,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String tool,
        CostMode costMode) {

    /** Returns a filter that matches every request, with {@link CostMode#AUTO}. */
    public static UsageFilter all(ZoneId zone) {
        return new UsageFilter(TimeRange.ALL, zone, null, null, null, null, CostMode.AUTO);
    }

    /** Returns this filter with another time range. */
    public UsageFilter during(TimeRange other) {
        return new UsageFilter(other, zone, project, provider, model, tool, costMode);
    }

    /** Returns this filter for one project, or null for all. */
    public UsageFilter withProject(@Nullable String other) {
        return new UsageFilter(range, zone, other, provider, model, tool, costMode);
    }

    /** Returns this filter for one provider, or null for all. */
    public UsageFilter withProvider(@Nullable String other) {
        return new UsageFilter(range, zone, project, other, model, tool, costMode);
    }

    /** Returns this filter for one model, or null for all. */
    public UsageFilter withModel(@Nullable String other) {
        return new UsageFilter(range, zone, project, provider, other, tool, costMode);
    }

    /** Returns this filter for one tool, or null for all. */
    public UsageFilter withTool(@Nullable String other) {
        return new UsageFilter(range, zone, project, provider, model, other, costMode);
    }

    /** Returns this filter with another cost mode. */
    public UsageFilter costing(CostMode mode) {
        return new UsageFilter(range, zone, project, provider, model, tool, mode);
    }
}
