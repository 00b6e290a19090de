package io.tokenspeed.alerts.measure;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten dollars each day at six o'clock, also in the month before. */
class BudgetMeasureTest {
    private static final AlertRule RULE = AlertKind.BUDGET_BURN.defaultRule();

    /** Of April: so far 50, and 25.5 days at 10 are left, which makes 305. */
    @ParameterizedTest
    @CsvSource({
        "305, false, false, false",
        "304, true, false, false",
        "62.5, true, false, false",
        "62, true, true, false",
        "50, true, true, false",
        "49, true, true, true"
    })
    void at_fifthOfApril_projectsToTheEndOfTheMonth(
            String budget, boolean projection, boolean spent80, boolean spent100) {
        List<Reading> readings = readings(budget, Instant.parse("2026-04-05T12:00:00Z"));

        assertThat(of(readings, "projection").violated()).isEqualTo(projection);
        assertThat(of(readings, "spent80").violated()).isEqualTo(spent80);
        assertThat(of(readings, "spent100").violated()).isEqualTo(spent100);
    }

    @Test
    void at_thirdDay_projectsNothingYet() {
        List<Reading> readings = readings("1", Instant.parse("2026-04-03T23:59:59Z"));

        assertThat(of(readings, "projection").remark()).isEqualTo("fewer than 3 full days of the month are over");
        assertThat(of(readings, "spent100").violated()).isTrue();
    }

    @Test
    void at_fourthDay_projectsWithDaysOfTheMonthBefore() {
        Reading projection = of(readings("100", Instant.parse("2026-04-04T00:00:00Z")), "projection");

        assertThat(projection.evidence()).isNotNull().satisfies(seen -> {
            assertThat(seen.value()).isEqualTo(3.0);
            assertThat(seen.baseline()).isEqualTo(0.1);
        });
    }

    private static List<Reading> readings(String budget, Instant now) {
        List<RequestBuilder> requests = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 3, 20);
                day.isBefore(LocalDate.of(2026, 4, 10));
                day = day.plusDays(1)) {
            requests.add(claude("r" + day)
                    .at(day.atTime(6, 0).toInstant(ZoneOffset.UTC))
                    .logged(10_000_000_000L));
        }
        return new ReadingOf(RULE.with(Map.of("budget", budget))).with(requests).all(now);
    }

    private static Reading of(List<Reading> readings, String trigger) {
        return readings.stream()
                .filter(reading -> reading.series().equals(AlertSeries.ofTrigger(trigger)))
                .findFirst()
                .orElseThrow();
    }
}
