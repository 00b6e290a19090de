package io.tokenspeed.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.measure.Measures;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the rules on one's own baseline raise a false alarm, and whether they find what is much slower. */
class QuietTrafficTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BEFORE = 8;
    private static final int MONTH = 30;
    private static final List<AlertKind> KINDS = List.of(AlertKind.TTFT_REGRESSION, AlertKind.DECODE_REGRESSION);

    @ParameterizedTest
    @CsvSource({"0.5, 1", "3, 2"})
    void quietMonth_raisesAtMostOneFalseAlarm(double perMinute, long seed) {
        SimulatedTraffic traffic = traffic(seed, perMinute, 0.1, MONTH, 1);

        for (AlertKind kind : KINDS) {
            assertThat(replay(kind, traffic, MONTH).events())
                    .as(kind.wireName())
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 3"})
    void threeTimesSlower_isFound(double perMinute, long seed) {
        int days = 12;
        SimulatedTraffic traffic = traffic(seed, perMinute, 0.1, days, 3);

        for (AlertKind kind : KINDS) {
            assertThat(found(traffic, days, replay(kind, traffic, days)))
                    .as(kind.wireName())
                    .isGreaterThanOrEqualTo(3);
        }
    }

    /** Twelve months of four conditions each, some minutes in all; prints what happened. */
    @Test
    @Tag("long")
    void quietYear_raisesAtMostOneFalseAlarmAMonth() {
        for (double perMinute : new double[] {0.5, 3}) {
            for (AlertKind kind : KINDS) {
                long alarms = 0;
                for (int month = 0; month < 12; month++) {
                    SimulatedTraffic traffic = traffic(100 + month, perMinute, 0.1, MONTH, 1);
                    alarms += replay(kind, traffic, MONTH).events().size();
                }
                System.out.printf("%s at %.1f/min: %d false alarms in 12 months%n", kind, perMinute, alarms);
                assertThat(alarms).as("%s at %s/min", kind, perMinute).isLessThanOrEqualTo(12);
            }
        }
    }

    private static SimulatedTraffic traffic(long seed, double perMinute, double wandering, int days, double slowdown) {
        return new SimulatedTraffic(
                seed, perMinute, wandering, FROM, FROM.plus(Duration.ofDays(BEFORE + days)), slowdown);
    }

    private static AlertPreview replay(AlertKind kind, SimulatedTraffic traffic, int days) {
        Measures measures = new Measures(new InMemoryLocalStorage(Pricing.NONE).usage(), ZoneOffset.UTC);
        return new Replay(traffic, measures).run(kind.defaultRule(), traffic.to(), Duration.ofDays(days));
    }

    /** In how many slow-downs an event opened. Every third day has one, so twelve days have four. */
    private static long found(SimulatedTraffic traffic, int days, AlertPreview preview) {
        long found = 0;
        for (int day = BEFORE; day < BEFORE + days; day += 3) {
            Instant begin = traffic.slowdownOf(day);
            found += preview.events().stream()
                            .map(AlertEvent::openedAt)
                            .anyMatch(at -> at.isAfter(begin) && at.isBefore(begin.plus(SimulatedTraffic.SLOW)))
                    ? 1
                    : 0;
        }
        return found;
    }
}
