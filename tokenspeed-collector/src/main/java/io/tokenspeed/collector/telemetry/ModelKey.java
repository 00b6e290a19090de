package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.metric.WindowBreakdown;
import io.tokenspeed.model.usage.UsageRow;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a model.
 *
 * @param provider the provider; {@code unknown} where an attempt names none
 * @param model the model as it was asked for
 */
record ModelKey(String provider, String model) {
    static final ModelKey OTHER = new ModelKey(WindowBreakdown.OTHER, WindowBreakdown.OTHER);
    static final ModelKey UNKNOWN = new ModelKey(UsageRow.UNKNOWN, UsageRow.UNKNOWN);

    static ModelKey of(@Nullable String provider, String model) {
        String from = provider == null ? UsageRow.UNKNOWN : provider;
        boolean tooLong = from.length() + model.length() > TelemetryLimits.MOST_NAME;
        return tooLong ? OTHER : new ModelKey(from, model);
    }
}
