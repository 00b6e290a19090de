package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertQuiet;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.testkit.fixture.TestAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent about an event, as JSON and in words. */
class AlertTextsTest {
    private static final Instant AT = Instant.parse("2026-11-30T09:30:00.123Z");
    private static final List<String> CANARIES = List.of("ada", "/home", "secret", "@example", "poem", "C:");

    @Test
    void body_modelThatGotSlower_namesItAndTheNumbers() {
        AlertRule rule = AlertRule.parse(Map.of("id", "decode-regression", "kind", "decode_regression"));
        AlertEvidence seen = new AlertEvidence(38.5, 42, 30, 60.0, 900, Duration.ofMinutes(20));
        AlertSeries series = AlertSeries.ofModel("anthropic", "claude-opus-4-8");
        AlertEvent event = new AlertEvent(12, rule, series, AT, null, seen, AlertQuiet.NONE);

        assertThat(AlertBody.of(Occasion.FIRED, event, AT))
                .isEqualTo("{\"type\":\"alert.fired\",\"timestamp\":\"2026-11-30T09:30:00Z\",\"data\":{"
                        + "\"ruleId\":\"decode-regression\",\"name\":\"Decode speed lower than usual\","
                        + "\"kind\":\"decode_regression\",\"severity\":\"warning\",\"providerId\":\"anthropic\","
                        + "\"modelId\":\"claude-opus-4-8\",\"tool\":null,\"value\":38.5,\"threshold\":42,"
                        + "\"unit\":\"tokens_per_second\",\"window\":\"PT20M\",\"samples\":30,"
                        + "\"since\":\"2026-11-30T09:30:00Z\",\"eventId\":12}}");
        assertThat(AlertWords.of(Occasion.FIRED, event))
                .isEqualTo(new AlertWords(
                        "TokenSpeed: Decode speed lower than usual",
                        "Value 38.5 tokens/s, threshold 42 tokens/s, from 30 attempts."
                                + " For anthropic, claude-opus-4-8."));
    }

    @Test
    void words_resolved_sayHowLongItLasted() {
        AlertEvent event = TestAlerts.event(AT).closed(AT.plusSeconds(3_720));

        assertThat(AlertWords.of(Occasion.RESOLVED, event))
                .isEqualTo(new AlertWords("TokenSpeed: resolved: Errors above 10 %", "Lasted 1 h 2 min."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.1; ratio; 10 %",
                "1.234; ratio; 123.4 %",
                "5300; ms; 5,300 ms",
                "12.3; usd; $12.30",
                "93600; seconds; 26 h",
                "1200000; tokens; 1,200,000 tokens",
                "7; requests; 7 requests",
                "38.25; tokens_per_second; 38.3 tokens/s",
            })
    void amount_everyUnit_forPeople(double value, String unit, String text) {
        assertThat(AlertWords.amount(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org,/home/ada/secret.gguf,please write a poem",
        "/home/ada/secret,C:\\Users\\ada\\secret,/home/ada/tool",
        "write me a poem,ft:gpt:ada:secret,ada@example.org",
    })
    void texts_namesThatLookPrivate_areLeftOut(String provider, String model, String tool) {
        AlertRule rule = TestAlerts.ERRORS.with(
                Map.of("provider", provider, "model", model, "tool", tool, "project", "/home/ada/secret"));
        AlertEvent ofRule = new AlertEvent(1, rule, AlertSeries.WHOLE, AT, null, TestAlerts.EVIDENCE, AlertQuiet.NONE);
        AlertSeries series = new AlertSeries(provider, model, tool, null);
        AlertEvent ofSeries =
                new AlertEvent(1, TestAlerts.ERRORS, series, AT, AT, TestAlerts.EVIDENCE, AlertQuiet.NONE);

        for (AlertEvent event : List.of(ofRule, ofSeries)) {
            for (Occasion occasion : List.of(Occasion.FIRED, Occasion.RESOLVED)) {
                assertThat(AlertBody.of(occasion, event, AT)).doesNotContain(CANARIES);
                assertThat(AlertWords.of(occasion, event).toString()).doesNotContain(CANARIES);
            }
        }
        assertThat(AlertBody.of(Occasion.FIRED, ofSeries, AT)).contains("\"providerId\":\"other\"");
    }
}
