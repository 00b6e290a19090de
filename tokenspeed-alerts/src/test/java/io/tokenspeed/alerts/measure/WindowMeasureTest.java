package io.tokenspeed.alerts.measure;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.cancelled;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowMeasureTest {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Instant BEFORE = NOON.minusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "1, 9, 0, 0.1, false",
        "2, 8, 0, 0.2, true",
        "2, 18, 0, 0.1, false",
        "0, 10, 0, 0, false",
        "2, 0, 18, 0.1, false",
        "12, 0, 0, 1, true"
    })
    void errorRate_isFailedOverAttempts_andViolatedOnlyAboveTheThreshold(
            int failed, int ok, int cancelled, double rate, boolean violated) {
        Reading reading = new ReadingOf(AlertKind.ERROR_RATE.defaultRule())
                .with(many(failed, "f"))
                .with(many(ok, "o"))
                .with(many(cancelled, "c"))
                .at(NOON);

        assertThat(reading.evidence()).isEqualTo(AlertEvidence.of(rate, 0.1, failed + ok + cancelled, FIVE));
        assertThat(reading.violated()).isEqualTo(violated);
    }

    @Test
    void errorRate_fewerThanMinSamples_isNoData() {
        Reading reading = new ReadingOf(AlertKind.ERROR_RATE.defaultRule())
                .with(many(9, "f"))
                .at(NOON);

        assertThat(reading.evidence()).isNull();
        assertThat(reading.violated()).isFalse();
        assertThat(reading.remark()).isEqualTo("fewer than 10 attempts in the last 5 min");
    }

    @Test
    void errorRate_windowBegins_withItsFirstInstantAndEndsBeforeNow() {
        AlertRule rule = AlertKind.ERROR_RATE.defaultRule().with(Map.of("minSamples", "1"));

        Reading reading = new ReadingOf(rule)
                .with(
                        failed("first").at(NOON.minus(FIVE)),
                        claude("too early").at(NOON.minus(FIVE).minusMillis(1)),
                        claude("too late").at(NOON))
                .at(NOON);

        assertThat(reading.evidence()).isEqualTo(AlertEvidence.of(1, 0.1, 1, FIVE));
    }

    @Test
    void errorRate_scope_countsOnlyItsRequests() {
        AlertRule rule = AlertKind.ERROR_RATE.defaultRule().with(Map.of("minSamples", "1", "tool", "codex"));

        Reading reading = new ReadingOf(rule)
                .with(many(5, "f"))
                .with(codex("x").at(BEFORE))
                .at(NOON);

        assertThat(reading.evidence()).isEqualTo(AlertEvidence.of(0, 0.1, 1, FIVE));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "15, 1.5, false", "16, 1.6, true"})
    void requestRate_isAttemptsPerMinuteOverCapacity(int attempts, double rate, boolean violated) {
        AlertRule rule = AlertKind.REQUEST_RATE.defaultRule().with(Map.of("capacity", "2"));

        Reading reading = new ReadingOf(rule).with(many(attempts, "o")).at(NOON);

        assertThat(reading.evidence()).isEqualTo(AlertEvidence.of(rate, 1.5, attempts, FIVE));
        assertThat(reading.violated()).isEqualTo(violated);
    }

    @Test
    void requestRate_noCapacity_isNoData() {
        Reading reading = new ReadingOf(AlertKind.REQUEST_RATE.defaultRule())
                .with(many(100, "o"))
                .at(NOON);

        assertThat(reading.remark()).isEqualTo("no capacity is set");
    }

    @ParameterizedTest
    @CsvSource({"usd, 20, false", "usd, 20.01, true", "tokens, 30, true", "requests, 30, false"})
    void velocity_defaultThreshold_isTwentyOfWhatIsMeasured(String measure, double usd, boolean violated) {
        AlertRule rule = AlertKind.VELOCITY.defaultRule().with(Map.of("measure", measure));
        RequestBuilder priced = claude("p").at(BEFORE).logged(Math.round(usd * 1e9));

        Reading reading = new ReadingOf(rule).with(priced).at(NOON);

        assertThat(reading.violated()).isEqualTo(violated);
    }

    @Test
    void velocity_usd_saysWhatIsUnpriced() {
        ReadingOf readings = new ReadingOf(AlertKind.VELOCITY.defaultRule())
                .with(claude("unpriced").at(BEFORE));

        assertThat(readings.at(NOON).remark()).isEqualTo("no request has a known price");
        assertThat(readings.with(claude("p").at(BEFORE).logged(5_000_000_000L)).at(NOON))
                .isEqualTo(Reading.above(
                        AlertSeries.WHOLE,
                        AlertEvidence.of(5, 20, 1, Duration.ofMinutes(2)),
                        "1 requests without a known price are not in it"));
    }

    @Test
    void velocity_tokens_areThoseOfAllClasses() {
        AlertRule rule = AlertKind.VELOCITY.defaultRule().with(Map.of("measure", "tokens", "threshold", "3000"));

        Reading reading = new ReadingOf(rule)
                .with(claude("t").at(BEFORE).tokens(TestTokens.reported(2_000, 1_001)))
                .at(NOON);

        assertThat(reading.evidence()).isEqualTo(AlertEvidence.of(3_001, 3_000, 1, Duration.ofMinutes(2)));
        assertThat(reading.violated()).isTrue();
    }

    private static List<RequestBuilder> many(int count, String name) {
        List<RequestBuilder> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RequestBuilder request = switch (name) {
                case "f" -> failed(name + i);
                case "c" -> cancelled(name + i);
                default -> claude(name + i);
            };
            requests.add(request.at(BEFORE.plusMillis(i)));
        }
        return requests;
    }
}
