package io.tokenspeed.model.usage;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the requests of a query, and says how days are cut and which cost is summed. A request matches a set of values
 * if its own value is one of them: a null set matches every request, an empty one none.
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
 * @param projects root folders or ids of projects; {@code unknown} for requests without one
 * @param providers providers; {@code unknown} for requests without one
 * @param models models as logged
 * @param tools the tools that wrote the logs
 * @param costMode which cost is summed
 */
public record UsageFilter(
        TimeRange range,
        ZoneId zone,
        @Nullable Set<String> projects,
        @Nullable Set<String> providers,
        @Nullable Set<String> models,
        @Nullable Set<String> tools,
        CostMode costMode) {

    public UsageFilter {
        projects = copy(projects);
        providers = copy(providers);
        models = copy(models);
        tools = copy(tools);
    }

    private static @Nullable Set<String> copy(@Nullable Set<String> values) {
        return values == null ? null : Set.copyOf(values);
    }

    private static @Nullable Set<String> one(@Nullable String value) {
        return value == null ? null : Set.of(value);
    }

    /** Returns a filter that matches every request, with {@link CostMode#AUTO}. */
    public static UsageFilter all(ZoneId zone) {
        return new UsageFilter(TimeRange.ALL, zone, null, null, null, null, CostMode.AUTO);
    }

    /**
     * Returns whether a request's value is one of the wanted ones.
     *
     * @param wanted the values; null for all
     * @param value the request's value; null matches as {@link UsageRow#UNKNOWN}
     */
    public static boolean matches(@Nullable Set<String> wanted, @Nullable String value) {
        return wanted == null || wanted.contains(value == null ? UsageRow.UNKNOWN : value);
    }

    /**
     * Returns the one value of a question that can only ask for one.
     *
     * @return null if {@code wanted} is null
     * @throws IllegalArgumentException if there are several values, or none
     */
    public static @Nullable String only(@Nullable Set<String> wanted) {
        if (wanted == null) {
            return null;
        }
        if (wanted.size() != 1) {
            throw new IllegalArgumentException("exactly one value can be asked for, not " + wanted);
        }
        return wanted.iterator().next();
    }

    /** Returns this filter with another time range. */
    public UsageFilter during(TimeRange other) {
        return new UsageFilter(other, zone, projects, providers, models, tools, costMode);
    }

    /** Returns this filter for one project, or null for all. */
    public UsageFilter withProject(@Nullable String other) {
        return withProjects(one(other));
    }

    /** Returns this filter for some projects, or null for all. */
    public UsageFilter withProjects(@Nullable Set<String> others) {
        return new UsageFilter(range, zone, others, providers, models, tools, costMode);
    }

    /** Returns this filter for one provider, or null for all. */
    public UsageFilter withProvider(@Nullable String other) {
        return withProviders(one(other));
    }

    /** Returns this filter for some providers, or null for all. */
    public UsageFilter withProviders(@Nullable Set<String> others) {
        return new UsageFilter(range, zone, projects, others, models, tools, costMode);
    }

    /** Returns this filter for one model, or null for all. */
    public UsageFilter withModel(@Nullable String other) {
        return withModels(one(other));
    }

    /** Returns this filter for some models, or null for all. */
    public UsageFilter withModels(@Nullable Set<String> others) {
        return new UsageFilter(range, zone, projects, providers, others, tools, costMode);
    }

    /** Returns this filter for one tool, or null for all. */
    public UsageFilter withTool(@Nullable String other) {
        return withTools(one(other));
    }

    /** Returns this filter for some tools, or null for all. */
    public UsageFilter withTools(@Nullable Set<String> others) {
        return new UsageFilter(range, zone, projects, providers, models, others, costMode);
    }

    /** Returns this filter with another cost mode. */
    public UsageFilter costing(CostMode mode) {
        return new UsageFilter(range, zone, projects, providers, models, tools, mode);
    }
}
