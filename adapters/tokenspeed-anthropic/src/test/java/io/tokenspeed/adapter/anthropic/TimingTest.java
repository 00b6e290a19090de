package io.tokenspeed.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.StreamTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is measured against the instants at which the provider wrote. On a busy machine single runs are off by much, so the
 * best first token of nine and the median window count.
 */
final class TimingTest {
    private static final int WARM_UP = 2;
    private static final int RUNS = 9;

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "ASYNC_STREAM"})
    void firstTokenAndWindow_areThoseOfTheProvider(Way way) throws Exception {
        List<Double> lateMillis = new ArrayList<>();
        List<Double> windowErrors = new ArrayList<>();

        try (Host host = new Host()) {
            host.provider.otherwise(
                    Answer.text(61).firstAfter(Duration.ofMillis(50)).every(Duration.ofMillis(10)));
            for (int run = 0; run < WARM_UP + RUNS; run++) {
                host.readings.clear();
                way.ask(host);
                Request request = host.recorded().get(run);
                StreamTimes times = Objects.requireNonNull(request.measured()).times();
                Exchange sent = host.provider.exchanges().get(run);
                if (run >= WARM_UP) {
                    lateMillis.add(Math.abs(late(host.readings.get(0), times, sent)) / 1e6);
                    windowErrors.add(windowError(times, sent));
                }
            }
        }

        Collections.sort(lateMillis);
        Collections.sort(windowErrors);
        assertThat(lateMillis.get(0))
                .as("least error of the first token, of %s ms", lateMillis)
                .isLessThanOrEqualTo(2);
        assertThat(windowErrors.get(RUNS / 2))
                .as("median error of the window, of %s", windowErrors)
                .isLessThanOrEqualTo(0.01);
    }

    private static double late(long startNanos, StreamTimes times, Exchange sent) {
        return startNanos + Objects.requireNonNull(times.firstMicros()) * 1000.0 - sent.firstNanos();
    }

    private static double windowError(StreamTimes times, Exchange sent) {
        double window =
                (Objects.requireNonNull(times.lastMicros()) - Objects.requireNonNull(times.firstMicros())) * 1000.0;
        double truth = sent.lastNanos() - sent.firstNanos();
        assertThat(truth).isGreaterThanOrEqualTo(400e6);
        return Math.abs(window - truth) / truth;
    }
}
