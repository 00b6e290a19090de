package io.tokenspeed.alerts.measure;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten o'clock in Berlin, where the day began at 23:00 UTC. */
class DayMeasureTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final Duration SINCE_MIDNIGHT = Duration.ofHours(10);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"2000, 1.2, false", "1999, 1.2006003, true"})
    void tokens_ofToday_areDividedByTheBudget(String budget, double value, boolean violated) {
        AlertRule rule = AlertKind.TOKEN_BUDGET.defaultRule().with(Map.of("budget", budget));

        Reading reading = new ReadingOf(rule)
                .in(BERLIN)
                .with(
                        claude("yesterday").at("2026-03-09T22:59:59Z").tokens(TestTokens.reported(9_000, 9_000)),
                        claude("today").at("2026-03-09T23:00:00Z").tokens(TestTokens.reported(1_000, 400)),
                        claude("later").at("2026-03-10T08:59:59Z").tokens(TestTokens.reported(900, 100)))
                .at(NOW);

        assertThat(reading.evidence()).isNotNull().satisfies(seen -> {
            assertThat(seen.value()).isCloseTo(value, within(1e-6));
            assertThat(seen.samples()).isEqualTo(2);
            assertThat(seen.window()).isEqualTo(SINCE_MIDNIGHT);
        });
        assertThat(reading.violated()).isEqualTo(violated);
    }

    @Test
    void spend_ofToday_isInUsd() {
        AlertRule rule = AlertKind.SPEND_PER_DAY.defaultRule().with(Map.of("threshold", "3"));

        Reading reading = new ReadingOf(rule)
                .in(BERLIN)
                .with(
                        claude("yesterday").at("2026-03-09T22:00:00Z").logged(9_000_000_000L),
                        claude("a").at("2026-03-10T08:00:00Z").logged(1_500_000_000L),
                        claude("b").at("2026-03-10T08:00:00Z").logged(1_500_000_001L),
                        claude("unpriced").at("2026-03-10T08:00:00Z"))
                .at(NOW);

        assertThat(reading.evidence()).isEqualTo(AlertEvidence.of(3.000000001, 3, 2, SINCE_MIDNIGHT));
        assertThat(reading.violated()).isTrue();
        assertThat(reading.remark()).isEqualTo("1 requests without a known price are not in it");
    }

    @Test
    void spend_nothingPriced_isNoData() {
        AlertRule rule = AlertKind.SPEND_PER_DAY.defaultRule().with(Map.of("threshold", "0"));

        assertThat(new ReadingOf(rule)
                        .with(claude("unpriced").at(NOW.minusSeconds(1)))
                        .at(NOW)
                        .remark())
                .isEqualTo("no request has a known price");
    }

    @Test
    void unset_isNoData() {
        assertThat(new ReadingOf(AlertKind.SPEND_PER_DAY.defaultRule()).at(NOW).remark())
                .isEqualTo("no threshold is set");
        assertThat(new ReadingOf(AlertKind.TOKEN_BUDGET.defaultRule()).at(NOW).remark())
                .isEqualTo("no budget is set");
        assertThat(new ReadingOf(AlertKind.BUDGET_BURN.defaultRule()).at(NOW).remark())
                .isEqualTo("no budget is set");
    }
}
