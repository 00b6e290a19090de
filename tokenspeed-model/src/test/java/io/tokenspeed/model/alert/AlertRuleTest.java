package io.tokenspeed.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlertRuleTest {
    @ParameterizedTest
    @EnumSource
    void parse_fieldsOfADefaultRule_givesTheSameRule(AlertKind kind) {
        AlertRule rule = kind.defaultRule();

        assertThat(AlertRule.parse(rule.fields())).isEqualTo(rule);
        assertThat(rule.with(Map.of())).isEqualTo(rule);
    }

    @Test
    void fields_ofTheDefaultRuleOfErrors_areThoseOfTheDesign() {
        assertThat(AlertKind.ERROR_RATE.defaultRule().fields().toString())
                .isEqualTo("{id=error-rate, name=Errors above 10 %, kind=error_rate, window=PT5M, threshold=0.1,"
                        + " minSamples=10, consecutive=2, noData=keep, cooldown=PT30M, severity=warning,"
                        + " targets=log,website,desktop, enabled=true}");
    }

    @Test
    void parse_everyFieldOfALatencyRule_isRead() {
        AlertRule rule = AlertRule.parse(Map.of(
                "id",
                "slow",
                "kind",
                "latency",
                "window",
                "10m",
                "threshold",
                "0",
                "statistic",
                "p99",
                "cooldown",
                "1d",
                "targets",
                " log , ops ",
                "mutedUntil",
                "2026-03-10T12:00:00Z",
                "tool",
                "codex"));

        assertThat(rule.condition()).isEqualTo(new AlertCondition(Duration.ofMinutes(10), 0.0, null, "p99", 5));
        assertThat(rule.policy()).isEqualTo(new AlertPolicy(true, 2, AlertNoData.KEEP, Duration.ofDays(1)));
        assertThat(rule.notice().targets()).isEqualTo(List.of("log", "ops"));
        assertThat(rule.notice().mutedAt(Instant.parse("2026-03-10T11:59:59Z"))).isTrue();
        assertThat(rule.notice().mutedAt(Instant.parse("2026-03-10T12:00:00Z"))).isFalse();
        assertThat(rule.scope()).isEqualTo(new AlertScope(null, null, null, "codex"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind        | speed      | kind "speed" is unknown: allowed is error_rate, latency, token_budget, request_rate, error_spike, ttft_regression, decode_regression, velocity, spend_per_day, budget_burn, source_silent
            budget      | 5          | budget is no field of latency rules: allowed is consecutive, cooldown, enabled, id, kind, minSamples, model, mutedUntil, name, noData, project, provider, severity, statistic, targets, threshold, tool, window
            id          | Slow One   | id is "Slow One": allowed is up to 64 lower-case letters, digits and inner hyphens
            name        | ''         | name is "": allowed is one line of 1 to 100 characters
            window      | 2h         | window is "2h": allowed is a duration such as PT5M or 5m from PT1M to PT1H
            window      | soon       | window is "soon": allowed is a duration such as PT5M or 5m from PT1M to PT1H
            threshold   | -1         | threshold is "-1": allowed is a number from 0 on
            threshold   | NaN        | threshold is "NaN": allowed is a number from 0 on
            threshold   | ''         | threshold is missing: allowed is a number from 0 on
            statistic   | mean       | statistic is "mean": allowed is average, p50, p95, p99, max
            minSamples  | 0          | minSamples is "0": allowed is a whole number from 1 to 1000000
            consecutive | 1.5        | consecutive is "1.5": allowed is a whole number from 1 to 1000
            noData      | KEEP       | noData is "KEEP": allowed is keep, ok, violated
            cooldown    | 8d         | cooldown is "8d": allowed is a duration such as PT5M or 5m from PT0S to PT168H
            severity    | high       | severity is "high": allowed is notice, warning
            targets     | log,       | targets is "log,": allowed is ids of targets with commas between, each up to 64 lower-case letters, digits and inner hyphens
            enabled     | yes        | enabled is "yes": allowed is true, false
            mutedUntil  | tomorrow   | mutedUntil is "tomorrow": allowed is an instant such as 2026-11-30T09:30:00Z
            """)
    void parse_wrongField_isNamedWithWhatIsAllowed(String field, String value, String message) {
        Map<String, String> fields = new HashMap<>(Map.of("id", "slow", "kind", "latency"));
        fields.put(field, value);

        assertThatThrownBy(() -> AlertRule.parse(fields))
                .isInstanceOf(AlertFieldException.class)
                .hasMessage(message)
                .returns(field, e -> ((AlertFieldException) e).field());
    }

    @Test
    void with_otherIdOrKind_isRefused() {
        AlertRule rule = AlertKind.LATENCY.defaultRule();

        assertThatThrownBy(() -> rule.with(Map.of("kind", "velocity")))
                .hasMessage("kind cannot change: allowed is \"latency\"");
        assertThat(rule.with(Map.of("id", "latency", "threshold", "7000"))
                        .condition()
                        .threshold())
                .isEqualTo(7000);
    }

    @Test
    void with_budget_isSetAndTakenAway() {
        AlertRule rule = AlertKind.TOKEN_BUDGET.defaultRule();

        AlertRule set = rule.with(Map.of("budget", "2000000"));

        assertThat(set.condition().reference()).isEqualTo(2_000_000);
        assertThat(set.fields()).containsEntry("budget", "2000000");
        assertThat(set.with(Map.of("budget", ""))).isEqualTo(rule);
        assertThatThrownBy(() -> rule.with(Map.of("budget", "0")))
                .hasMessage("budget is \"0\": allowed is a number above 0");
    }

    @Test
    void with_activeHours_mustBeTimesOfDay() {
        AlertRule rule = AlertKind.SOURCE_SILENT.defaultRule();

        assertThat(rule.with(Map.of("activeHours", "09:00-18:30")).condition().option())
                .isEqualTo("09:00-18:30");
        assertThatThrownBy(() -> rule.with(Map.of("activeHours", "9-18")))
                .hasMessage("activeHours is \"9-18\": allowed is hours of the day such as 09:00-18:00");
    }

    @Test
    void mutedUntilAndEnabled_changeNothingElse() {
        AlertRule rule = AlertKind.VELOCITY.defaultRule();
        Instant until = Instant.parse("2026-03-10T12:00:00Z");

        assertThat(rule.mutedUntil(until).mutedUntil(null)).isEqualTo(rule);
        assertThat(rule.enabled(false).policy().enabled()).isFalse();
        assertThat(rule.enabled(false).enabled(true)).isEqualTo(rule);
    }

    @Test
    void unit_ofVelocity_isWhatItMeasures() {
        AlertRule rule = AlertKind.VELOCITY.defaultRule();

        assertThat(rule.unit()).isEqualTo("usd");
        assertThat(rule.with(Map.of("measure", "tokens")).unit()).isEqualTo("tokens");
    }
}
