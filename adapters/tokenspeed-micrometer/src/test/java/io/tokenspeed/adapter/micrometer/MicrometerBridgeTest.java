package io.tokenspeed.adapter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.model.request.ErrorKind;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerBridgeTest {
    private static final Call CALL = Call.of("openai", "gpt-5.5");

    private final AtomicLong nanos = new AtomicLong();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerBridge bridge = new MicrometerBridge(registry);
    private final Recorder recorder = Recorder.builder("host")
            .sink(new MemorySink(100))
            .listener(bridge)
            .clocks(Clock.systemUTC(), nanos::get)
            .open();

    @AfterEach
    void close() {
        recorder.close();
        registry.close();
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private void flush() {
        assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
    }

    private DistributionSummary usage(String type) {
        return registry.get("gen_ai.client.token.usage")
                .tag("gen_ai.operation.name", "chat")
                .tag("gen_ai.provider.name", "openai")
                .tag("gen_ai.request.model", "gpt-5.5")
                .tag("gen_ai.token.type", type)
                .summary();
    }

    @Test
    void stream_hasDurationFirstChunkAndTokens() {
        Attempt attempt = recorder.start(CALL);
        pass(200);
        attempt.chunk();
        pass(800);
        attempt.complete(Usage.inclusive(1000, 900, 61, 20));
        flush();

        assertThat(registry.get("gen_ai.client.operation.duration")
                        .tag("tokenspeed.status", "ok")
                        .tag("error.type", "none")
                        .tag("gen_ai.request.model", "gpt-5.5")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(1000);
        assertThat(registry.get("gen_ai.client.operation.time_to_first_chunk")
                        .tag("gen_ai.provider.name", "openai")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(200);
        assertThat(usage("input").totalAmount()).isEqualTo(1000);
        assertThat(usage("output").totalAmount()).isEqualTo(61);
        assertThat(usage("output").getId().getBaseUnit()).isEqualTo("token");
    }

    @Test
    void failure_andCancel_areToldApartAndHaveNoTokens() {
        recorder.start(CALL).fail(ErrorKind.TIMEOUT);
        recorder.start(CALL).cancel();
        flush();

        assertThat(registry.get("gen_ai.client.operation.duration")
                        .tag("tokenspeed.status", "failed")
                        .tag("error.type", "timeout")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gen_ai.client.operation.duration")
                        .tag("tokenspeed.status", "cancelled")
                        .tag("error.type", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.find("gen_ai.client.token.usage").meters()).isEmpty();
        assertThat(registry.find("gen_ai.client.operation.time_to_first_chunk").meters())
                .isEmpty();
    }

    @Test
    void labels_areInNoTag() {
        recorder.start(CALL.user("canary")
                        .space("canary")
                        .session("canary")
                        .project("/canary")
                        .tag("canary", "canary"))
                .complete(1, 1);
        flush();

        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getValue))
                .isNotEmpty()
                .noneMatch(value -> value.contains("canary"));
    }

    @Test
    void models_areBounded() {
        for (int i = 0; i < 80; i++) {
            recorder.start("p", "m" + i).complete(1, 1);
        }
        flush();

        assertThat(registry.find("gen_ai.client.operation.duration").timers()).hasSize(65);
        assertThat(registry.get("gen_ai.client.operation.duration")
                        .tag("gen_ai.provider.name", "other")
                        .tag("gen_ai.request.model", "other")
                        .timer()
                        .count())
                .isEqualTo(16);
    }

    @Test
    void watch_showsWhatBecameOfAttempts() {
        bridge.watch(recorder);

        recorder.start(CALL).complete(1, 1);
        recorder.start(CALL);
        flush();

        assertThat(count("started")).isEqualTo(2);
        assertThat(count("captured")).isEqualTo(1);
        assertThat(count("stored")).isEqualTo(1);
        assertThat(registry.get("tokenspeed.recorder.waiting").gauge().value()).isZero();
        recorder.close();
        recorder.start(CALL).complete(1, 1);
        assertThat(registry.get("tokenspeed.recorder.dropped")
                        .tag("reason", "closed")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    private double count(String name) {
        return registry.get("tokenspeed.recorder." + name).functionCounter().count();
    }
}
