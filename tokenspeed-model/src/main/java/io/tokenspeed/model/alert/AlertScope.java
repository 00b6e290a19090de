package io.tokenspeed.model.alert;

import io.tokenspeed.model.usage.UsageFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a rule looks at. Null is all of them.
 *
 * @param provider the provider; {@code unknown} for requests without one
 * @param model the model as logged
 * @param project root folder or id of the project
 * @param tool the tool that made the request
 */
public record AlertScope(
        @Nullable String provider,
        @Nullable String model,
        @Nullable String project,
        @Nullable String tool) {
    /** All requests. */
    public static final AlertScope ALL = new AlertScope(null, null, null, null);

    /** Returns a filter for these requests among those of another filter. */
    public UsageFilter within(UsageFilter filter) {
        return filter.withProvider(provider)
                .withModel(model)
                .withProject(project)
                .withTool(tool);
    }
}
