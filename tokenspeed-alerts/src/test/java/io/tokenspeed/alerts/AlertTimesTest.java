package io.tokenspeed.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.measure.Measures;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.memory.InMemoryAlertTable;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How much time of the processor ticks and previews take with 100,000 requests a week, without that of reading a
 * database.
 */
@Tag("long")
class AlertTimesTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final UsageReader NO_USAGE = new InMemoryLocalStorage(Pricing.NONE).usage();

    private final SimulatedTraffic traffic = new SimulatedTraffic(1, 10, 0.1, FROM, FROM.plus(Duration.ofDays(16)), 3);
    private final ListedRequests requests = new ListedRequests(traffic);

    @Test
    void preview_ofSevenDays_takesTwoSecondsAtMost() {
        Replay replay = new Replay(requests, new Measures(NO_USAGE, ZoneOffset.UTC));
        for (AlertKind kind : AlertKind.values()) {
            long start = cpuNanos();
            long fired = replay.run(kind.defaultRule(), traffic.to(), Duration.ofDays(7))
                    .fired();
            long millis = (cpuNanos() - start) / 1_000_000;
            System.out.printf(
                    "preview of %s over %d requests: %d ms, fired %d%n", kind, requests.size(), millis, fired);
            assertThat(millis).as(kind.wireName()).isLessThanOrEqualTo(2_000);
        }
    }

    @Test
    void ticks_ofADay_takeFiftyMillisecondsAtMost() {
        MovingClock clock = new MovingClock(traffic.to().minus(Duration.ofDays(1)));
        long[] micros = new long[2_880];
        try (Alerts alerts = new Alerts(new InMemoryAlertTable(), requests, NO_USAGE, new RecordingHandover(), clock)) {
            for (int tick = 0; tick < micros.length; tick++) {
                long start = cpuNanos();
                alerts.tick();
                micros[tick] = (cpuNanos() - start) / 1_000;
                clock.move(Alerts.PERIOD);
            }
        }
        Arrays.sort(micros);
        long p95 = micros[micros.length * 95 / 100];
        System.out.printf(
                "ticks: median %d us, p95 %d us, most %d us%n",
                micros[micros.length / 2], p95, micros[micros.length - 1]);
        assertThat(p95).isLessThanOrEqualTo(50_000);
    }

    /** Other programs on the machine do not change this. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
