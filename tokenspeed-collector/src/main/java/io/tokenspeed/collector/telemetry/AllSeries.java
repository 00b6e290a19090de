package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.metric.WindowBreakdown;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.usage.UsageRow;
import org.jspecify.annotations.Nullable;

/**
 * The series of all attempts and their parts.
 *
 * @param all all attempts
 * @param models by provider and model
 * @param users by user
 * @param spaces by space
 */
record AllSeries(
        Series<FullCell> all,
        SeriesTable<ModelKey, FullCell> models,
        SeriesTable<String, ThinCell> users,
        SeriesTable<String, ThinCell> spaces) {
    static AllSeries within(TelemetryLimits limits) {
        return new AllSeries(
                new Series<>(FullCell::new),
                new SeriesTable<>(limits.models(), ModelKey.OTHER, ModelKey.UNKNOWN, FullCell::new),
                new SeriesTable<>(limits.users(), WindowBreakdown.OTHER, UsageRow.UNKNOWN, ThinCell::new),
                new SeriesTable<>(limits.spaces(), WindowBreakdown.OTHER, UsageRow.UNKNOWN, ThinCell::new));
    }

    void add(Request request, Observation attempt, long now) {
        all.add(attempt, now);
        models.add(ModelKey.of(request.place().provider(), request.place().model()), attempt, now);
        if (attempt.request()) {
            users.add(label(request.labels().user()), attempt, now);
            spaces.add(label(request.labels().space()), attempt, now);
        }
    }

    private static String label(@Nullable String name) {
        return name == null
                ? UsageRow.UNKNOWN
                : name.length() > TelemetryLimits.MOST_NAME ? WindowBreakdown.OTHER : name;
    }

    long folded() {
        return models.folded() + users.folded() + spaces.folded();
    }

    long bytes() {
        return all.bytes() + models.bytes() + users.bytes() + spaces.bytes();
    }
}
