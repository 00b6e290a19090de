package io.tokenspeed.hub.dashboard;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.upload.Latencies;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes percentiles of times, in milliseconds. */
final class LatencyRow {
    private LatencyRow() {}

    static Row of(Latencies latencies) {
        return new Row()
                .with("ttftMs", percentiles(latencies.ttftMs()))
                .with("latencyMs", percentiles(latencies.latencyMs()));
    }

    private static Row percentiles(Histogram values) {
        return new Row()
                .with("count", values.count())
                .with("p50", quantile(values, 0.5))
                .with("p90", quantile(values, 0.9))
                .with("p95", quantile(values, 0.95));
    }

    private static @Nullable Long quantile(Histogram values, double q) {
        OptionalLong value = values.quantile(q);
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }
}
