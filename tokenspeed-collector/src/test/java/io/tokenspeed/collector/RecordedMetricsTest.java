package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.collector.telemetry.Telemetry;
import io.tokenspeed.collector.telemetry.TelemetryLimits;
import io.tokenspeed.model.metric.MetricsWindow;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.usage.AttemptCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The windows of a recorder, whatever its host calls, in whatever order, while the wall clock jumps. */
class RecordedMetricsTest {
    private static final List<ErrorKind> KINDS = List.of(ErrorKind.values());

    /**
     * One step of a host.
     *
     * @param attempt which of the open attempts it is about
     * @param action what is called
     * @param passedMillis how long after the step before
     * @param jumpMillis how far the wall clock jumps
     */
    private record Step(int attempt, Action action, long passedMillis, long jumpMillis) {}

    private enum Action {
        START,
        CONTEXT,
        CHUNK,
        REASONING,
        COMPLETE,
        FAIL,
        CANCEL
    }

    @Provide
    Arbitrary<List<Step>> hosts() {
        long jump = Duration.ofHours(2).toMillis();
        return Combinators.combine(
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.of(Action.class),
                        Arbitraries.longs().between(0, 2_000),
                        Arbitraries.longs().between(-jump, jump).injectNull(0.9))
                .as((attempt, action, passed, jumps) -> new Step(attempt, action, passed, jumps == null ? 0 : jumps))
                .list()
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    @Property(tries = 60)
    void requests_countEveryEndOnce(@ForAll("hosts") List<Step> steps) {
        TestClocks clocks = new TestClocks();
        Telemetry telemetry = new Telemetry(TelemetryLimits.DEFAULT, clocks);
        Ends ends = new Ends();
        try (Recorder recorder = Recorder.builder("host")
                .sink(new MemorySink(1_000))
                .listener(telemetry)
                .linger(Duration.ZERO)
                .clocks(clocks, clocks)
                .open()) {
            for (Step step : steps) {
                clocks.pass(Duration.ofMillis(step.passedMillis));
                clocks.jump(Duration.ofMillis(step.jumpMillis));
                ends.play(recorder, step);
            }
            assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
        }

        MetricsWindow month = telemetry.current().window(Span.MONTH);
        long ahead = month.sums().attempts();
        // What ended by a clock that was set back since lies ahead of the window, until the clock gets there.
        clocks.pass(Duration.ofHours(12));
        MetricsWindow later = telemetry.current().window(Span.MONTH);
        assertThat(later.sums().counts()).isEqualTo(ends.counts());
        assertThat(ahead).isLessThanOrEqualTo(later.sums().attempts());
        assertDurations(later, ends);
    }

    /** A jump of the wall clock changes no duration: none is longer than all steps together. */
    private static void assertDurations(MetricsWindow window, Ends ends) {
        assertThat(window.times().total().count()).isEqualTo(ends.completed);
        if (window.times().total().extremes() != null) {
            assertThat(window.times().total().extremes().min()).isNotNegative();
            assertThat(window.times().total().extremes().max()).isLessThanOrEqualTo(200 * 2_000L);
        }
    }

    /** Plays steps and counts the first end of each attempt. */
    private static final class Ends {
        private final List<Attempt> attempts = new ArrayList<>();
        private final List<Boolean> ended = new ArrayList<>();
        private long completed;
        private long failed;
        private long cancelled;

        void play(Recorder recorder, Step step) {
            if (attempts.isEmpty() || step.action == Action.START) {
                attempts.add(recorder.start("openai", "model-" + step.attempt));
                ended.add(false);
                return;
            }
            int index = step.attempt % attempts.size();
            play(attempts.get(index), step);
            boolean first = !ended.get(index);
            switch (step.action) {
                case COMPLETE -> completed += end(index, first);
                case FAIL -> failed += end(index, first);
                case CANCEL -> cancelled += end(index, first);
                default -> {}
            }
        }

        private long end(int index, boolean first) {
            ended.set(index, true);
            return first ? 1 : 0;
        }

        private static void play(Attempt attempt, Step step) {
            switch (step.action) {
                case START -> throw new IllegalStateException("a start is about no attempt");
                case CONTEXT -> attempt.contextReady();
                case CHUNK -> attempt.chunk();
                case REASONING -> attempt.reasoningChunk();
                case COMPLETE -> attempt.complete(1_000, 1L << 40);
                case FAIL -> attempt.fail(KINDS.get(step.attempt % KINDS.size()));
                case CANCEL -> attempt.cancel();
            }
        }

        AttemptCounts counts() {
            return new AttemptCounts(completed, failed, cancelled);
        }
    }
}
