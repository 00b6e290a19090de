package io.tokenspeed.agent.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import java.util.List;

/**
 * Counts requests from the start of the server on. The names that begin with {@code tokenspeed} are ours to keep; those
 * of the histograms are OpenTelemetry's, see {@link RequestFacts}.
 */
final class RequestInstruments {
    /** The bounds that the conventions recommend for both histograms, in seconds. */
    private static final List<Double> SECONDS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

    private final LongCounter requests;
    private final LongCounter tokens;
    private final DoubleCounter cost;
    private final DoubleHistogram duration;
    private final DoubleHistogram firstChunk;

    RequestInstruments(Meter meter) {
        requests = meter.counterBuilder("tokenspeed.requests")
                .setUnit("{request}")
                .setDescription("Attempts with usage.")
                .build();
        tokens = meter.counterBuilder("tokenspeed.tokens")
                .setUnit("{token}")
                .setDescription("Tokens by type. The types do not overlap.")
                .build();
        cost = meter.counterBuilder("tokenspeed.cost")
                .ofDoubles()
                .setUnit("USD")
                .setDescription("Known cost.")
                .build();
        duration = seconds(
                meter, "gen_ai.client.inference.duration", "Time from the request to the end of the answer, if exact.");
        firstChunk = seconds(
                meter,
                "gen_ai.client.inference.time_to_first_chunk",
                "Time from the request to the first chunk of the answer, if exact.");
    }

    private static DoubleHistogram seconds(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    void count(RecordedRequest recorded) {
        Request request = recorded.stored().request();
        Attributes attributes = RequestFacts.common(request);
        if (request.hasUsage()) {
            requests.add(1, attributes);
            count(request.tokens(), attributes);
        }
        if (recorded.cost() != null && recorded.cost() > 0) {
            cost.add(recorded.cost(), attributes);
        }
        Double took = RequestFacts.seconds(request);
        if (took != null) {
            duration.record(took, attributes);
        }
        Double first = RequestFacts.secondsToFirstChunk(request);
        if (first != null) {
            firstChunk.record(first, attributes);
        }
    }

    private void count(TokenCounts counts, Attributes attributes) {
        add("input", counts.input(), attributes);
        add("cache_read", counts.cacheRead(), attributes);
        add("cache_write", counts.cacheWrite(), attributes);
        add("output", counts.output(), attributes);
    }

    private void add(String type, long count, Attributes attributes) {
        if (count > 0) {
            tokens.add(
                    count,
                    attributes.toBuilder().put(RequestFacts.TOKEN_TYPE, type).build());
        }
    }
}
