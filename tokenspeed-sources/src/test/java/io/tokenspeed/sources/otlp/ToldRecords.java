package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.otlp.TelemetryRecord.Signal;
import java.util.HashMap;
import java.util.Map;

/** Records as tools send them. */
final class ToldRecords {
    static final long END = 1_773_144_000_000L;

    private ToldRecords() {}

    static TokenCounts counts(long input, long read, long write5m, long write1h, long output, long reasoning) {
        return new TokenCounts(
                input, read, write5m, write1h, output, reasoning, reasoning > 0, UsageSource.REPORTED, true);
    }

    static TelemetryRecord log(String name, long at, String... attributes) {
        return new TelemetryRecord(
                Signal.LOG,
                new TelemetryOrigin("a-tool", "", ""),
                name,
                at * 1_000_000,
                at * 1_000_000,
                map(attributes));
    }

    /** A span of three seconds that ends at {@link #END}. */
    static TelemetryRecord span(String service, String name, String... attributes) {
        return new TelemetryRecord(
                Signal.SPAN,
                new TelemetryOrigin(service, "7f", "01"),
                name,
                (END - 3_000) * 1_000_000,
                END * 1_000_000,
                map(attributes));
    }

    static Map<String, String> map(String... attributes) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put(attributes[i], attributes[i + 1]);
        }
        return map;
    }
}
