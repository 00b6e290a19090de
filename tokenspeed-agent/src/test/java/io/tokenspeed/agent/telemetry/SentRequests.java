package io.tokenspeed.agent.telemetry;

import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that tests send on, and the export that sends them. */
final class SentRequests {
    static final TokenCounts TOKENS = new TokenCounts(100, 2_000, 30, 7, 501, 400, true, UsageSource.REPORTED, true);

    private SentRequests() {}

    /** An export to a receiver, with more variables and their values. */
    static TelemetryExport start(FakeReceiver receiver, String... variables) {
        Map<String, String> all =
                new HashMap<>(Map.of("TS_OTEL_EXPORT", "1", "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url()));
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        return TelemetryExport.start(environment(all), "1.2.3");
    }

    static Environment environment(Map<String, String> variables) {
        return new Environment(variables, Path.of("/home/ada"), Path.of("/home/ada"));
    }

    static RequestBuilder exact(String key) {
        return TestRequests.claude(key)
                .model("claude-opus-4-8")
                .provider("bedrock")
                .providerIds("msg_1", null)
                .tokens(TOKENS)
                .at(TestRequests.NOON)
                .lasting(6_000)
                .firstTokenAt(TestRequests.NOON.toEpochMilli() - 5_000)
                .speed(SpeedBasis.EXACT_DECODE, 5_000L);
    }

    static RecordedRequest recorded(Request request, @Nullable Double cost) {
        return new RecordedRequest(new StoredRequest(request.naturalKey(), request, null), null, null, cost);
    }
}
