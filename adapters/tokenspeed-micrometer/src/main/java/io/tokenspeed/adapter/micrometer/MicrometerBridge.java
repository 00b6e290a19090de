package io.tokenspeed.adapter.micrometer;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tokenspeed.collector.Counts;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.bridge.RequestSeries;
import io.tokenspeed.collector.bridge.SeriesLimit;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Publishes recorded requests as Micrometer meters, under the names of OpenTelemetry's GenAI metrics:
 *
 * <ul>
 *   <li>timer {@code gen_ai.client.operation.duration}, from the request to the end of the answer; its tags also say how
 *       that ended, {@code tokenspeed.status} and {@code error.type}
 *   <li>timer {@code gen_ai.client.operation.time_to_first_chunk}, of streamed answers
 *   <li>distribution {@code gen_ai.client.token.usage}, by {@code gen_ai.token.type}: {@code input} with the tokens of the
 *       cache, {@code output} with those of reasoning; nothing where the provider did not report them
 * </ul>
 *
 * <p>All have the tags {@code gen_ai.operation.name}, {@code gen_ai.provider.name} and {@code gen_ai.request.model}, whose
 * values {@link SeriesLimit} bounds, and never a user, space, project or session.
 *
 * <pre>{@code
 * var bridge = new MicrometerBridge(registry);
 * var recorder = Recorder.builder("my-tool").sink(sink).listener(bridge).open();
 * bridge.watch(recorder);
 * }</pre>
 */
public final class MicrometerBridge implements Consumer<Request> {
    private final MeterRegistry registry;
    private final SeriesLimit limit = new SeriesLimit();

    public MicrometerBridge(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(Request request) {
        RequestSeries series = limit.of(request);
        Tags tags = Tags.of(
                "gen_ai.operation.name", series.operation(),
                "gen_ai.provider.name", series.provider(),
                "gen_ai.request.model", series.model());
        Measured measured = request.measured();
        if (measured != null) {
            times(measured.times(), series, tags);
        }
        tokens(request.tokens(), tags);
    }

    private void times(StreamTimes times, RequestSeries series, Tags tags) {
        Tags ending = tags.and("tokenspeed.status", series.status(), "error.type", series.errorType());
        registry.timer("gen_ai.client.operation.duration", ending).record(micros(times.endMicros()));
        Long first = times.firstMicros();
        if (first != null) {
            registry.timer("gen_ai.client.operation.time_to_first_chunk", tags).record(micros(first));
        }
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    private void tokens(TokenCounts tokens, Tags tags) {
        if (tokens.source() != UsageSource.MISSING) {
            usage("input", tags).record((double) tokens.prompt());
            if (tokens.outputReliable()) {
                usage("output", tags).record((double) tokens.output());
            }
        }
    }

    private DistributionSummary usage(String type, Tags tags) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .baseUnit("token")
                .tags(tags.and("gen_ai.token.type", type))
                .register(registry);
    }

    /**
     * Publishes what becomes of a recorder's attempts: counters {@code tokenspeed.recorder.started}, {@code .captured},
     * {@code .stored} and {@code .dropped} by {@code reason}, and the gauge {@code tokenspeed.recorder.waiting}.
     */
    public void watch(Recorder recorder) {
        counter("started", Tags.empty(), recorder, Counts::started);
        counter("captured", Tags.empty(), recorder, Counts::captured);
        counter("stored", Tags.empty(), recorder, Counts::stored);
        dropped("full", recorder, Counts.Dropped::full);
        dropped("closed", recorder, Counts.Dropped::closed);
        dropped("refused", recorder, Counts.Dropped::refused);
        dropped("failed", recorder, Counts.Dropped::failed);
        Gauge.builder("tokenspeed.recorder.waiting", recorder, of -> of.counts().waiting())
                .register(registry);
    }

    private void dropped(String reason, Recorder recorder, ToLongFunction<Counts.Dropped> count) {
        counter("dropped", Tags.of("reason", reason), recorder, counts -> count.applyAsLong(counts.dropped()));
    }

    private void counter(String name, Tags tags, Recorder recorder, ToLongFunction<Counts> count) {
        FunctionCounter.builder("tokenspeed.recorder." + name, recorder, of -> count.applyAsLong(of.counts()))
                .tags(tags)
                .register(registry);
    }
}
