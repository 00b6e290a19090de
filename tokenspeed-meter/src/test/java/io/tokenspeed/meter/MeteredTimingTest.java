package io.tokenspeed.meter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.meter.answer.ProviderApi;
import io.tokenspeed.model.request.StreamTimes;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares what is measured with what was sent, in one process and by one clock. Single runs are off on a busy machine, so
 * nine are looked at together, after two that load classes.
 */
class MeteredTimingTest {
    private static final int WARM_UPS = 2;
    private static final int RUNS = 9;

    /** How far one run was off: at the first delta in nanoseconds, and in the length of the window. */
    private record Deviation(long firstNanos, double window) {}

    @ParameterizedTest
    @CsvSource({"OPENAI_CHAT, 0", "OLLAMA, 0", "ANTHROPIC, 20"})
    void times_areThoseOfTheProvider_howeverSlowTheHostReads(ProviderApi api, int pauseMillis) throws Exception {
        List<Deviation> deviations = new ArrayList<>();

        try (Host host = new Host()) {
            host.provider.otherwise(
                    Answer.text(41).firstAfter(Duration.ofMillis(30)).every(Duration.ofMillis(10)));
            for (int run = 0; run < WARM_UPS + RUNS; run++) {
                Deviation deviation = run(host, api, Duration.ofMillis(pauseMillis));
                if (run >= WARM_UPS) {
                    deviations.add(deviation);
                }
            }
        }

        assertThat(deviations.stream().mapToLong(Deviation::firstNanos).min().orElseThrow())
                .isLessThanOrEqualTo(2_000_000);
        assertThat(deviations.stream().mapToDouble(Deviation::window).sorted().toArray()[RUNS / 2])
                .isLessThanOrEqualTo(0.01);
    }

    private static Deviation run(Host host, ProviderApi api, Duration pause) throws Exception {
        Attempt attempt = host.start();
        long t0 = System.nanoTime();
        attempt.contextReady();
        try (InputStream body = host.ask(attempt, api, true).body()) {
            byte[] part = new byte[400];
            while (body.read(part) >= 0) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
        StreamTimes times = host.measured().times();
        List<Exchange> exchanges = host.provider.exchanges();
        Exchange sent = exchanges.get(exchanges.size() - 1);
        long firstMicros = requireNonNull(times.firstMicros());
        long first = t0 + firstMicros * 1_000;
        double window = (requireNonNull(times.lastMicros()) - firstMicros) * 1_000.0;
        double sentWindow = sent.lastNanos() - sent.firstNanos();
        return new Deviation(Math.abs(first - sent.firstNanos()), Math.abs(window - sentWindow) / sentWindow);
    }
}
