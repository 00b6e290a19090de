package io.tokenspeed.model.usage;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a question is about, and how it is answered. An absent property does not filter.
 *
 * @param range when
 * @param zone the zone that days, weeks and months are cut in
 * @param project root folder or id of a project
 * @param provider provider, {@code unknown} for requests without one
 * @param model model as logged
 * @param tool the program that wrote the log
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

    /** Everything ever recorded. */
    public static UsageFilter all(ZoneId zone) {
        return new UsageFilter(TimeRange.ALL, zone, null, null, null, null, CostMode.AUTO);
    }

    /** The same filter over another time range. */
    public UsageFilter during(TimeRange other) {
        return new UsageFilter(other, zone, project, provider, model, tool, costMode);
    }

    /** The same filter for one project. */
    public UsageFilter withProject(@Nullable String other) {
        return new UsageFilter(range, zone, other, provider, model, tool, costMode);
    }

    /** The same filter for one provider. */
    public UsageFilter withProvider(@Nullable String other) {
        return new UsageFilter(range, zone, project, other, model, tool, costMode);
    }

    /** The same filter for one model. */
    public UsageFilter withModel(@Nullable String other) {
        return new UsageFilter(range, zone, project, provider, other, tool, costMode);
    }

    /** The same filter for one tool. */
    public UsageFilter withTool(@Nullable String other) {
        return new UsageFilter(range, zone, project, provider, model, other, costMode);
    }

    /** The same filter with another cost mode. */
    public UsageFilter costing(CostMode mode) {
        return new UsageFilter(range, zone, project, provider, model, tool, mode);
    }
}
