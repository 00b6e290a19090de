package io.tokenspeed.alerts.measure;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyMeasureTest {
    private static final Instant BEFORE = NOON.minusSeconds(60);

    @ParameterizedTest
    @CsvSource({"average, 5500, true", "p50, 5000, false", "p95, 10000, true", "max, 10000, true"})
    void at_oneToTenSeconds_isTheStatistic(String statistic, double value, boolean violated) {
        AlertRule rule = AlertKind.LATENCY.defaultRule().with(Map.of("statistic", statistic));

        Reading reading = new ReadingOf(rule).with(oneToTenSeconds()).at(NOON);

        assertThat(reading.evidence()).isEqualTo(AlertEvidence.of(value, 5_000, 10, Duration.ofMinutes(5)));
        assertThat(reading.violated()).isEqualTo(violated);
    }

    @Test
    void at_failedAttemptsAndUnknownStarts_areLeftOut() {
        List<RequestBuilder> four = oneToTenSeconds().subList(0, 4);

        Reading reading = new ReadingOf(AlertKind.LATENCY.defaultRule())
                .with(four)
                .with(failed("f").at(BEFORE), claude("unknown").at(BEFORE).startedAt(null))
                .at(NOON);

        assertThat(reading.remark()).isEqualTo("fewer than 5 requests with a known latency in the last 5 min");
    }

    private static List<RequestBuilder> oneToTenSeconds() {
        List<RequestBuilder> requests = new ArrayList<>();
        for (int second = 1; second <= 10; second++) {
            requests.add(claude("r" + second).at(BEFORE).lasting(second * 1_000L));
        }
        return requests;
    }
}
