package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.FaultySink.Step;
import io.tokenspeed.model.request.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the sink does, every attempt that ended is stored, waits, or is counted as dropped. */
class RecorderConservationTest {
    private static final int THREADS = 4;
    private static final int EACH = 100_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(Step.class)
    void recorder_conserves(Step step) throws Exception {
        FaultySink sink = new FaultySink(step, Step.STORE, step);
        Recorder recorder = recorder(sink)
                .closeWithin(step == Step.HANG ? Duration.ofMillis(200) : LONG)
                .open();

        inThreads(recorder);
        Counts before = recorder.counts();
        recorder.close();
        Counts after = recorder.counts();

        assertThat(before.captured()).isEqualTo((long) THREADS * EACH);
        assertSums(before);
        assertSums(after);
        assertThat(after.captured()).isEqualTo((long) THREADS * EACH);
        assertThat(after.waiting()).isZero();
        assertThat(sink.stored()).hasSize(Math.toIntExact(after.stored()));
        assertThat(sink.stored().values()).allMatch(times -> times == 1);
    }

    private static void inThreads(Recorder recorder) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(threads.submit(() -> {
                    together.await();
                    for (int i = 0; i < EACH; i++) {
                        attempt(recorder, i);
                    }
                    return recorder;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Ends twice, and marks after the end, as a careless host does. */
    private static void attempt(Recorder recorder, int i) {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        attempt.chunk();
        if (i % 3 == 0) {
            attempt.fail(ErrorKind.SERVER);
        }
        attempt.complete(10, 20);
        attempt.chunk();
        attempt.close();
    }

    @Property(tries = 200)
    void counts_addUp_whateverTheSinkDoes(
            @ForAll @Size(max = 12) List<Step> plan,
            @ForAll @IntRange(min = 0, max = 40) int attempts,
            @ForAll @IntRange(min = 1, max = 4) int capacityLog2) {
        FaultySink sink = new FaultySink(plan);
        Recorder recorder = recorder(sink)
                .capacity(1 << capacityLog2)
                .closeWithin(Duration.ofMillis(5))
                .open();
        for (int i = 0; i < attempts; i++) {
            attempt(recorder, i);
        }
        assertSums(recorder.counts());

        recorder.close();
        recorder.start("openai", "gpt-5.5").complete(1, 2);

        Counts counts = recorder.counts();
        assertSums(counts);
        assertThat(counts.captured()).isEqualTo(attempts + 1L);
        assertThat(counts.waiting()).isZero();
        assertThat(counts.dropped().closed()).isEqualTo(1);
        assertThat(sink.stored().values()).allMatch(times -> times == 1);
        sink.release();
    }

    @Test
    void attempts_belowTheCapacity_areAllKept_andAboveIt_areCounted() {
        FaultySink sink = new FaultySink(Step.HANG);
        Recorder recorder = recorder(sink).capacity(1024).open();
        for (int i = 0; i < 1024; i++) {
            recorder.start("openai", "gpt-5.5").complete(1, 2);
        }
        assertThat(recorder.counts().dropped().total()).isZero();
        assertThat(recorder.counts().waiting()).isEqualTo(1024);

        for (int i = 0; i < 5_000; i++) {
            recorder.start("openai", "gpt-5.5").complete(1, 2);
        }
        Counts above = recorder.counts();
        sink.release();

        assertThat(recorder.flush(LONG)).isTrue();
        assertThat(above.dropped().full()).isGreaterThanOrEqualTo(5_000 - Drain.BATCH);
        assertThat(recorder.counts().stored() + above.dropped().full()).isEqualTo(6_024);
        recorder.close();
    }

    @Test
    void slot_isNeverShared() {
        FaultySink sink = new FaultySink();
        Recorder recorder = recorder(sink).capacity(2).open();
        Attempt stale = recorder.start("openai", "stale");
        stale.complete(1, 2);
        for (int i = 0; i < 100; i++) {
            assertThat(recorder.flush(LONG)).isTrue();
            Attempt attempt = recorder.start("openai", "gpt-5.5");
            stale.chunk();
            stale.cancel();
            stale.close();
            attempt.complete(1, 2);
        }

        assertThat(recorder.flush(LONG)).isTrue();
        assertThat(recorder.counts().captured()).isEqualTo(101);
        assertThat(sink.stored()).hasSize(101);
        recorder.close();
    }

    private static Recorder.Builder recorder(FaultySink sink) {
        return Recorder.builder("my-tool").sink(sink).linger(Duration.ofMillis(1));
    }

    private static void assertSums(Counts counts) {
        assertThat(counts.stored() + counts.waiting() + counts.dropped().total())
                .isEqualTo(counts.captured());
        assertThat(counts.captured()).isLessThanOrEqualTo(counts.started());
    }
}
