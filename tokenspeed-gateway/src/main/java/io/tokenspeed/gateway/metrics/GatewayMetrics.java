package io.tokenspeed.gateway.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tokenspeed.collector.Counts;
import io.tokenspeed.gateway.dialect.RefusalCode;
import io.tokenspeed.gateway.record.Outcome;
import io.tokenspeed.gateway.record.Served;
import io.tokenspeed.meter.answer.AnswerReading;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what the gateway does. Labels name no user, key, session and text, and at most 200 models. */
public final class GatewayMetrics {
    private static final double NANO = 1e9;
    private static final double MICRO = 1e6;
    private static final int MOST_MODELS = 200;
    private static final double[] SECONDS = {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300};
    private static final double[] QUEUE = {0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1};
    private static final double[] SPEEDS = {5, 10, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Set<String> models = ConcurrentHashMap.newKeySet();
    private final Counter requests = counter("gateway_requests", "Requests.", "route", "outcome", "upstream");
    private final Counter refused = counter("gateway_refused", "Requests that the gateway refused.", "code");
    private final Counter attempts = counter("gateway_attempts", "Attempts at upstreams.", "reason");
    private final Counter tokens = counter("gateway_tokens", "Tokens of answers.", "kind");
    private final Counter usage = counter("gateway_usage", "Answers by where their usage is from.", "source");
    private final Counter heldBack = counter("gateway_held_back", "Answers whose client was too slow.");
    private final Histogram queue =
            histogram("gateway_queue_seconds", "Time that the gateway itself held a request.", QUEUE);
    private final Histogram ttft =
            histogram("gateway_ttft_seconds", "Time to the first token.", SECONDS, "upstream", "model");
    private final Histogram speed =
            histogram("gateway_decode_tokens_per_second", "Decode speed of an answer.", SPEEDS, "upstream", "model");

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    private Histogram histogram(String name, String help, double[] bounds, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(bounds)
                .labelNames(labels)
                .register(registry);
    }

    /** Shows what others count, read anew for each scrape. */
    public void watch(IntSupplier open, LongSupplier buffered, Supplier<Counts> records) {
        gauge("gateway_streams", "Open requests.", callback -> callback.call(open.getAsInt()));
        gauge(
                "gateway_buffered_bytes",
                "Room for slow clients in use.",
                callback -> callback.call((double) buffered.getAsLong()));
        GaugeWithCallback.builder()
                .name("gateway_records")
                .help("Measured requests by what became of them.")
                .labelNames("state")
                .callback(callback -> {
                    Counts counts = records.get();
                    callback.call((double) counts.captured(), "captured");
                    callback.call((double) counts.stored(), "stored");
                    callback.call((double) counts.waiting(), "waiting");
                    callback.call((double) counts.dropped().total(), "dropped");
                })
                .register(registry);
    }

    private void gauge(String name, String help, Consumer<GaugeWithCallback.Callback> callback) {
        GaugeWithCallback.builder().name(name).help(help).callback(callback).register(registry);
    }

    /** Counts an attempt that has ended. */
    public void ended(Outcome outcome) {
        attempts.labelValues(outcome.result().reason()).inc();
        if (outcome.heldBack()) {
            heldBack.inc();
        }
        AnswerReading reading = outcome.reading();
        if (reading == null) {
            return;
        }
        TokenCounts counts = reading.tokensOrEstimate(outcome.of().promptBytes());
        usage.labelValues(counts.source().name().toLowerCase(Locale.ROOT)).inc();
        tokens.labelValues("input").inc(counts.input());
        tokens.labelValues("cache_read").inc(counts.cacheRead());
        tokens.labelValues("cache_write").inc(counts.cacheWrite());
        tokens.labelValues("output").inc(counts.output());
        speeds(outcome, counts);
    }

    private void speeds(Outcome outcome, TokenCounts counts) {
        Long first = outcome.measured().times().firstMicros();
        String[] labels = {outcome.upstream().name(), label(outcome.of().model())};
        if (first != null && !outcome.heldBack()) {
            ttft.labelValues(labels).observe(first / MICRO);
        }
        Speed measured = outcome.measured().speed(counts, outcome.result().status());
        if (measured.basis() == SpeedBasis.EXACT_DECODE && !outcome.heldBack()) {
            speed.labelValues(labels).observe(measured.tokensPerSecond());
        }
    }

    private String label(@Nullable String model) {
        if (model == null || (models.size() >= MOST_MODELS && !models.contains(model))) {
            return "other";
        }
        models.add(model);
        return model;
    }

    /** Counts a request that has been answered. */
    public void served(Served served) {
        RefusalCode code = served.answer().refused();
        Outcome last = served.last();
        if (code != null) {
            refused.labelValues(code.text()).inc();
        }
        requests.labelValues(
                        served.route().template(),
                        last == null ? "none" : last.result().status().name().toLowerCase(Locale.ROOT),
                        last == null ? "none" : last.upstream().name())
                .inc();
        if (served.answer().queueNanos() > 0) {
            queue.observe(served.answer().queueNanos() / NANO);
        }
    }

    /** Returns all metrics in Prometheus' text format. */
    public byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.builder().build().write(out, registry.scrape());
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
