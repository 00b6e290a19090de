package io.tokenspeed.adapter.dropwizardmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.model.request.ErrorKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DropwizardBridgeTest {
    private static final Call CALL = Call.of("openai", "gpt-5.5");
    private static final String DURATION = "gen_ai.client.operation.duration.";
    private static final String SERIES = "chat.openai.gpt-5_5";

    private final AtomicLong nanos = new AtomicLong();
    private final MetricRegistry registry = new MetricRegistry();
    private final DropwizardBridge bridge = new DropwizardBridge(registry);
    private final Recorder recorder = Recorder.builder("host")
            .sink(new MemorySink(100))
            .listener(bridge)
            .clocks(Clock.systemUTC(), nanos::get)
            .open();

    @AfterEach
    void close() {
        recorder.close();
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private void flush() {
        assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
    }

    private long longest(String timer) {
        assertThat(registry.getTimers()).containsKey(timer);
        Timer found = registry.timer(timer);
        assertThat(found.getCount()).isEqualTo(1);
        return Duration.ofNanos(found.getSnapshot().getMax()).toMillis();
    }

    @Test
    void stream_hasDurationFirstChunkAndTokens() {
        Attempt attempt = recorder.start(CALL);
        pass(200);
        attempt.chunk();
        pass(800);
        attempt.complete(Usage.inclusive(1000, 900, 61, 20));
        flush();

        assertThat(longest(DURATION + SERIES + ".ok")).isEqualTo(1000);
        assertThat(longest("gen_ai.client.operation.time_to_first_chunk." + SERIES))
                .isEqualTo(200);
        assertThat(usage(".input")).isEqualTo(1000);
        assertThat(usage(".output")).isEqualTo(61);
    }

    private long usage(String type) {
        return registry.histogram("gen_ai.client.token.usage." + SERIES + type)
                .getSnapshot()
                .getMax();
    }

    @Test
    void failure_andCancel_areToldApartAndHaveNoTokens() {
        recorder.start(CALL).fail(ErrorKind.TIMEOUT);
        recorder.start(CALL).cancel();
        flush();

        assertThat(registry.getTimers().keySet())
                .containsExactlyInAnyOrder(DURATION + SERIES + ".timeout", DURATION + SERIES + ".cancelled");
        assertThat(registry.getHistograms()).isEmpty();
    }

    @Test
    void labels_areInNoName() {
        recorder.start(CALL.user("canary")
                        .space("canary")
                        .session("canary")
                        .project("/canary")
                        .tag("canary", "canary"))
                .complete(1, 1);
        flush();

        assertThat(registry.getNames()).isNotEmpty().noneMatch(name -> name.contains("canary"));
    }

    @Test
    void models_areBounded() {
        for (int i = 0; i < 80; i++) {
            recorder.start("p", "m" + i).complete(1, 1);
        }
        flush();

        assertThat(registry.getTimers()).hasSize(65);
        assertThat(registry.timer(DURATION + "chat.other.other.ok").getCount()).isEqualTo(16);
    }

    @Test
    void watch_showsWhatBecameOfAttempts() {
        bridge.watch(recorder);

        recorder.start(CALL).complete(1, 1);
        recorder.start(CALL);
        flush();

        assertThat(gauge("started")).isEqualTo(2L);
        assertThat(gauge("captured")).isEqualTo(1L);
        assertThat(gauge("stored")).isEqualTo(1L);
        assertThat(gauge("waiting")).isEqualTo(0L);
        recorder.close();
        recorder.start(CALL).complete(1, 1);
        assertThat(gauge("dropped.closed")).isEqualTo(1L);
    }

    private Object gauge(String name) {
        return Objects.requireNonNull(registry.getGauges().get("tokenspeed.recorder." + name))
                .getValue();
    }

    @Test
    void watch_ofAnotherRecorder_isRefused() {
        bridge.watch(recorder);

        assertThatThrownBy(() -> bridge.watch(recorder)).isInstanceOf(IllegalArgumentException.class);
    }
}
