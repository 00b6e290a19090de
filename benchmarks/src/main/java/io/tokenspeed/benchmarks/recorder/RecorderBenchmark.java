package io.tokenspeed.benchmarks.recorder;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One attempt, start to end, into a sink that takes all at once, beside a Micrometer timer and an OpenTelemetry
 * histogram that record the duration of one call. The sink's thread runs beside the measured one, and what the queue
 * cannot take is dropped, as in a host that ends attempts faster than a processor makes requests of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class RecorderBenchmark {
    private static final Call CALL = Call.of("openai", "gpt-5.5").user("u17").space("support");
    private static final int CHUNKS = 20;

    private final Recorder recorder =
            Recorder.builder("benchmark").sink(requests -> 0).open();
    private final MeterRegistry micrometer = new SimpleMeterRegistry();
    private final Timer timer = Timer.builder("gen_ai.client.operation.duration")
            .tag("gen_ai.request.model", "gpt-5.5")
            .register(micrometer);
    private final SdkMeterProvider openTelemetry = SdkMeterProvider.builder()
            .registerMetricReader(InMemoryMetricReader.create())
            .build();
    private final DoubleHistogram histogram = openTelemetry
            .get("benchmark")
            .histogramBuilder("gen_ai.client.operation.duration")
            .build();
    private final Attributes attributes = Attributes.of(AttributeKey.stringKey("gen_ai.request.model"), "gpt-5.5");

    @Setup
    public void warm() {
        recorder.start(CALL).complete(10, 20);
    }

    @TearDown
    public void report() {
        System.out.println(recorder.counts());
        recorder.close();
        openTelemetry.close();
    }

    @Benchmark
    public void attempt() {
        recorder.start(CALL).complete(1000, 61);
    }

    @Benchmark
    public void streamOf20Chunks() {
        Attempt attempt = recorder.start(CALL);
        for (int i = 0; i < CHUNKS; i++) {
            attempt.chunk();
        }
        attempt.complete(1000, 61);
    }

    @Benchmark
    public void micrometerTimer() {
        long start = System.nanoTime();
        timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    @Benchmark
    public void openTelemetryHistogram() {
        long start = System.nanoTime();
        histogram.record((System.nanoTime() - start) / 1e9, attributes);
    }

    @Benchmark
    public long clock() {
        return System.nanoTime();
    }
}
