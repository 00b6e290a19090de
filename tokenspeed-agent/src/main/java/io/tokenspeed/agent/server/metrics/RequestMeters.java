package io.tokenspeed.agent.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts finished attempts for Prometheus, from the start of the process on. Names and buckets beginning with
 * {@code gen_ai} are those of OpenTelemetry's conventions for generative AI (status: development), as Prometheus writes
 * them. Labels name providers and models, never users, spaces, projects, sessions or devices.
 */
final class RequestMeters {
    private static final double NANO = 1e9;
    private static final double MILLI = 1e3;
    private static final double[] SECONDS = powers(0.01, 2, 14);
    private static final double[] TOKENS = powers(1, 4, 14);
    private static final double[] TOKENS_PER_SECOND = {5, 10, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800};

    private final ModelLabels labels = new ModelLabels();
    private final Histogram duration;
    private final Histogram firstChunk;
    private final Histogram usage;
    private final Histogram decode;
    private final Counter attempts;
    private final Counter errors;
    private final Counter tokens;
    private final Counter cost;
    private final Counter unpriced;
    private final Counter cache;

    RequestMeters(PrometheusRegistry registry) {
        String[] call = {"gen_ai_operation_name", "gen_ai_provider_name", "gen_ai_request_model"};
        duration = histogram(
                        "gen_ai_client_operation_duration_seconds", "Time from the request to the complete answer.")
                .classicUpperBounds(SECONDS)
                .labelNames(call[0], call[1], call[2], "error_type")
                .register(registry);
        firstChunk = histogram(
                        "gen_ai_client_operation_time_to_first_chunk_seconds",
                        "Time from the request to the first chunk of the answer.")
                .classicUpperBounds(SECONDS)
                .labelNames(call)
                .register(registry);
        usage = histogram("gen_ai_client_token_usage", "Tokens of a request.")
                .classicUpperBounds(TOKENS)
                .labelNames(call[0], call[1], call[2], "gen_ai_token_type")
                .register(registry);
        decode = histogram("tokenspeed_decode_tokens_per_second", "Measured decode speed of a request.")
                .classicUpperBounds(TOKENS_PER_SECOND)
                .labelNames("provider", "model")
                .register(registry);
        attempts =
                counter(registry, "tokenspeed_attempts_total", "Attempts by outcome.", "provider", "model", "status");
        errors = counter(registry, "tokenspeed_errors_total", "Failed attempts by kind.", "provider", "model", "kind");
        tokens = counter(registry, "tokenspeed_tokens_total", "Tokens by class.", "provider", "model", "class");
        cost = counter(registry, "tokenspeed_cost_usd_total", "Known cost in US dollars.", "provider", "model");
        unpriced = counter(
                registry, "tokenspeed_unpriced_requests_total", "Requests without a known cost.", "provider", "model");
        cache = counter(
                registry,
                "tokenspeed_cache_requests_total",
                "Requests by whether a cache of the program answered.",
                "provider",
                "model",
                "result");
    }

    private static double[] powers(double first, double factor, int count) {
        double[] bounds = new double[count];
        double bound = first;
        for (int i = 0; i < count; i++) {
            bounds[i] = Math.round(bound * 100) / 100.0;
            bound *= factor;
        }
        return bounds;
    }

    private static Histogram.Builder histogram(String name, String help) {
        return Histogram.builder().name(name).help(help).classicOnly();
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    /** Counts a finished attempt. */
    void count(StoredRequest stored) {
        Request request = stored.request();
        ModelLabels.Pair pair = labels.of(request.place());
        boolean used = request.hasUsage();
        ErrorKind failed = used ? null : request.ending().errorKind();
        String status = used ? "ok" : failed == null ? "cancelled" : "failed";
        attempts.labelValues(pair.provider(), pair.model(), status).inc();
        if (failed != null) {
            errors.labelValues(pair.provider(), pair.model(), text(failed)).inc();
        }
        countTimes(request, pair, failed);
        if (used) {
            countTokens(request, pair);
            countCost(stored, pair);
            boolean hit = Boolean.TRUE.equals(request.labels().cacheHit());
            cache.labelValues(pair.provider(), pair.model(), hit ? "hit" : "miss")
                    .inc();
        }
    }

    private void countTimes(Request request, ModelLabels.Pair pair, @Nullable ErrorKind failed) {
        String operation = operation(request);
        Long took = request.latencyMillis();
        if (took != null && took >= 0) {
            duration.labelValues(operation, pair.provider(), pair.model(), failed == null ? "" : text(failed))
                    .observe(took / MILLI);
        }
        Long first = request.ttftMillis();
        if (first != null && first >= 0) {
            firstChunk.labelValues(operation, pair.provider(), pair.model()).observe(first / MILLI);
        }
        Speed speed = request.speed();
        if (speed.basis() == SpeedBasis.EXACT_DECODE) {
            decode.labelValues(pair.provider(), pair.model()).observe(speed.tokensPerSecond());
        }
    }

    private static String operation(Request request) {
        String operation = request.labels().operation();
        return operation == null ? "chat" : operation;
    }

    private void countTokens(Request request, ModelLabels.Pair pair) {
        TokenCounts counts = request.tokens();
        String operation = operation(request);
        if (counts.total() > 0) {
            usage.labelValues(operation, pair.provider(), pair.model(), "input").observe((double) counts.prompt());
            usage.labelValues(operation, pair.provider(), pair.model(), "output")
                    .observe((double) counts.output());
        }
        add(pair, "input", counts.input());
        add(pair, "cache_read", counts.cacheRead());
        add(pair, "cache_write_5m", counts.cacheWrite5m());
        add(pair, "cache_write_1h", counts.cacheWrite1h());
        add(pair, "output", counts.output());
        add(pair, "reasoning", counts.reasoning());
    }

    private void add(ModelLabels.Pair pair, String tokenClass, long count) {
        if (count > 0) {
            tokens.labelValues(pair.provider(), pair.model(), tokenClass).inc(count);
        }
    }

    private void countCost(StoredRequest stored, ModelLabels.Pair pair) {
        Long logged = stored.request().loggedCostNano();
        Long nano = logged == null ? stored.computedCostNano() : logged;
        if (nano == null) {
            unpriced.labelValues(pair.provider(), pair.model()).inc();
        } else {
            cost.labelValues(pair.provider(), pair.model()).inc(nano / NANO);
        }
    }

    private static String text(ErrorKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
