package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.collector.FaultySink.Step;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.model.request.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** With a sink that hangs, throws, is slow or is closed, no call of a host takes 10 ms. */
    @ParameterizedTest
    @EnumSource(names = {"HANG", "THROW", "THROW_ERROR", "SLOW"})
    void recording_neverWaits(Step step) {
        FaultySink sink = new FaultySink(step, step, step, step);
        Recorder recorder = Recorder.builder("my-tool")
                .sink(sink)
                .closeWithin(Duration.ofMillis(10))
                .open();
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            long before = System.nanoTime();
            Attempt attempt = recorder.start("openai", "gpt-5.5");
            attempt.chunk();
            attempt.complete(1, 2);
            nanos.add(System.nanoTime() - before);
        }
        recorder.close();
        recorder.start("openai", "gpt-5.5").complete(1, 2);
        sink.release();

        Collections.sort(nanos);
        assertThat(nanos.get(nanos.size() * 999 / 1000))
                .isLessThan(Duration.ofMillis(10).toNanos());
    }

    @Test
    void flush_storesWhatEndedOnOtherThreads() throws InterruptedException, ExecutionException {
        MemorySink sink = new MemorySink(10);
        Recorder recorder = Recorder.builder("my-tool")
                .sink(sink)
                .linger(Duration.ofMinutes(1))
                .open();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> ended =
                    other.submit(() -> recorder.start("openai", "gpt-5.5").complete(1, 2));
            ended.get();
        } finally {
            other.shutdown();
        }

        assertThat(recorder.flush(LONG)).isTrue();
        assertThat(sink.requests()).hasSize(1);
        recorder.close();
    }

    @Test
    void flush_ofASinkThatHangs_givesUpInTime() {
        FaultySink sink = new FaultySink(Step.HANG);
        Recorder recorder = Recorder.builder("my-tool").sink(sink).open();
        recorder.start("openai", "gpt-5.5").complete(1, 2);

        assertThat(recorder.flush(Duration.ofMillis(20))).isFalse();
        assertThat(recorder.counts().waiting()).isEqualTo(1);

        sink.release();
        assertThat(recorder.flush(LONG)).isTrue();
        recorder.close();
    }

    @Test
    void flush_interrupted_returnsAndStaysInterrupted() {
        FaultySink sink = new FaultySink(Step.HANG);
        Recorder recorder = Recorder.builder("my-tool")
                .sink(sink)
                .closeWithin(Duration.ZERO)
                .open();
        recorder.start("openai", "gpt-5.5").complete(1, 2);

        Thread.currentThread().interrupt();

        assertThat(recorder.flush(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        sink.release();
        recorder.close();
    }

    @Test
    void sink_thatThrows_getsTheSameAgain() {
        FaultySink sink = new FaultySink(Step.THROW, Step.THROW_ERROR);
        Recorder recorder = Recorder.builder("my-tool")
                .sink(sink)
                .linger(Duration.ofMillis(1))
                .open();
        recorder.start("openai", "gpt-5.5").complete(1, 2);

        assertThat(recorder.flush(LONG)).isTrue();
        assertThat(recorder.counts().stored()).isEqualTo(1);
        recorder.close();
    }

    @Test
    void close_storesWhatWaits_andClosesTheSink() {
        FaultySink sink = new FaultySink();
        Recorder recorder = Recorder.builder("my-tool")
                .sink(sink)
                .linger(Duration.ofMinutes(1))
                .open();
        for (int i = 0; i < 2_000; i++) {
            recorder.start("openai", "gpt-5.5").complete(1, 2);
        }

        recorder.close();
        recorder.close();

        assertThat(recorder.counts().stored()).isEqualTo(2_000);
        assertThat(sink.isClosed()).isTrue();
    }

    @Test
    void close_ofASinkThatHangs_countsWhatIsLost() {
        FaultySink sink = new FaultySink(Step.HANG);
        Recorder recorder = Recorder.builder("my-tool")
                .sink(sink)
                .closeWithin(Duration.ofMillis(20))
                .open();
        recorder.start("openai", "gpt-5.5").complete(1, 2);
        recorder.close();

        assertThat(recorder.counts().dropped().failed()).isEqualTo(1);
        assertThat(recorder.counts().waiting()).isZero();
        sink.release();
    }

    @Test
    void listener_thatThrows_harmsNobody() {
        List<Request> heard = Collections.synchronizedList(new ArrayList<>());
        Recorder recorder = Recorder.builder("my-tool")
                .sink(new MemorySink(10))
                .listener(request -> {
                    throw new IllegalStateException("no");
                })
                .listener(heard::add)
                .open();
        recorder.start("openai", "gpt-5.5").complete(1, 2);
        recorder.start("openai", "gpt-5.5").complete(1, 2);

        assertThat(recorder.flush(LONG)).isTrue();
        assertThat(heard).hasSize(2);
        assertThat(recorder.counts().stored()).isEqualTo(2);
        recorder.close();
    }

    @Test
    void attempts_haveDifferentIds() {
        try (Recorder one = Recorder.builder("my-tool").sink(new MemorySink(1)).open();
                Recorder other =
                        Recorder.builder("my-tool").sink(new MemorySink(1)).open()) {
            assertThat(List.of(
                            one.start("a", "b").id(),
                            one.start("a", "b").id(),
                            other.start("a", "b").id()))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "My Tool", "-x", "tool/x"})
    void builder_ofABadTool_namesTheRule(String tool) {
        assertThatThrownBy(() -> Recorder.builder(tool))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tool must be 1 to 64 lower-case letters, digits, dots, hyphens");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 1 << 21})
    void builder_ofABadCapacity_namesTheRule(int capacity) {
        assertThatThrownBy(() -> Recorder.builder("my-tool").capacity(capacity))
                .hasMessage("capacity must be a power of two from 2 to 1048576: " + capacity);
    }

    @Test
    void builder_withoutASink_saysSo() {
        assertThatThrownBy(() -> Recorder.builder("my-tool").open()).hasMessageStartingWith("sink is required");
    }
}
