package io.tokenspeed.adapter.dropwizardmetrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.tokenspeed.collector.Counts;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.bridge.RequestSeries;
import io.tokenspeed.collector.bridge.SeriesLimit;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Publishes recorded requests as Dropwizard metrics, under the names of OpenTelemetry's GenAI metrics:
 *
 * <ul>
 *   <li>timer {@code gen_ai.client.operation.duration.OPERATION.PROVIDER.MODEL.ENDING}, from the request to the end of the
 *       answer; the ending is {@code ok}, {@code cancelled} or the type of the error, such as {@code rate_limited}
 *   <li>timer {@code gen_ai.client.operation.time_to_first_chunk.OPERATION.PROVIDER.MODEL}, of streamed answers
 *   <li>histograms {@code gen_ai.client.token.usage.OPERATION.PROVIDER.MODEL.input}, with the tokens of the cache, and
 *       {@code .output}, with those of reasoning; nothing where the provider did not report them
 * </ul>
 *
 * <p>{@link SeriesLimit} bounds the names, and never a user, space, project or session is in them. Dots part a name, so
 * within operation, provider and model whatever is not a letter, digit, hyphen or underscore becomes an underscore.
 *
 * <pre>{@code
 * var bridge = new DropwizardBridge(registry);
 * var recorder = Recorder.builder("my-tool").sink(sink).listener(bridge).open();
 * bridge.watch(recorder);
 * }</pre>
 */
public final class DropwizardBridge implements Consumer<Request> {
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9_-]");

    private final MetricRegistry registry;
    private final SeriesLimit limit = new SeriesLimit();

    public DropwizardBridge(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(Request request) {
        RequestSeries series = limit.of(request);
        String name = MetricRegistry.name(part(series.operation()), part(series.provider()), part(series.model()));
        Measured measured = request.measured();
        if (measured != null) {
            times(measured.times(), name, ending(series));
        }
        tokens(request.tokens(), name);
    }

    private static String part(String name) {
        return SEPARATORS.matcher(name).replaceAll("_");
    }

    private static String ending(RequestSeries series) {
        return series.status().equals("failed") ? series.errorType() : series.status();
    }

    private void times(StreamTimes times, String name, String ending) {
        registry.timer(MetricRegistry.name("gen_ai.client.operation.duration", name, ending))
                .update(times.endMicros(), TimeUnit.MICROSECONDS);
        Long first = times.firstMicros();
        if (first != null) {
            registry.timer(MetricRegistry.name("gen_ai.client.operation.time_to_first_chunk", name))
                    .update(first, TimeUnit.MICROSECONDS);
        }
    }

    private void tokens(TokenCounts tokens, String name) {
        String usage = MetricRegistry.name("gen_ai.client.token.usage", name);
        if (tokens.source() != UsageSource.MISSING) {
            registry.histogram(MetricRegistry.name(usage, "input")).update(tokens.prompt());
            if (tokens.outputReliable()) {
                registry.histogram(MetricRegistry.name(usage, "output")).update(tokens.output());
            }
        }
    }

    /**
     * Publishes what becomes of a recorder's attempts, as gauges {@code tokenspeed.recorder.started}, {@code .captured},
     * {@code .stored}, {@code .waiting}, {@code .dropped.full}, {@code .dropped.closed}, {@code .dropped.refused} and
     * {@code .dropped.failed}.
     *
     * @throws IllegalArgumentException if the registry has them already, because one recorder is watched per registry
     */
    public void watch(Recorder recorder) {
        gauge("started", recorder, Counts::started);
        gauge("captured", recorder, Counts::captured);
        gauge("stored", recorder, Counts::stored);
        gauge("waiting", recorder, Counts::waiting);
        gauge("dropped.full", recorder, counts -> counts.dropped().full());
        gauge("dropped.closed", recorder, counts -> counts.dropped().closed());
        gauge("dropped.refused", recorder, counts -> counts.dropped().refused());
        gauge("dropped.failed", recorder, counts -> counts.dropped().failed());
    }

    private void gauge(String name, Recorder recorder, ToLongFunction<Counts> count) {
        Gauge<Long> gauge = () -> count.applyAsLong(recorder.counts());
        registry.registerGauge("tokenspeed.recorder." + name, gauge);
    }
}
