package io.tokenspeed.alerts.measure;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceMeasureTest {
    private static final AlertRule RULE = AlertKind.SOURCE_SILENT.defaultRule();

    @ParameterizedTest
    @CsvSource({"86400, false", "86401, true"})
    void at_silentLongerThanTheWindow_violates(long silent, boolean violated) {
        Reading reading = new ReadingOf(RULE).with(used(30, NOON)).at(NOON.plusSeconds(silent));

        assertThat(reading.series()).isEqualTo(AlertSeries.ofTool("claude"));
        assertThat(reading.evidence()).isNotNull().satisfies(seen -> {
            assertThat(seen.value()).isEqualTo((double) silent);
            assertThat(seen.threshold()).isEqualTo(86_400);
            assertThat(seen.window()).isEqualTo(Duration.ofHours(24));
        });
        assertThat(reading.violated()).isEqualTo(violated);
    }

    @Test
    void at_toolsUsedRarelyOrNoLonger_areNotWatched() {
        List<RequestBuilder> rare = used(19, NOON);

        assertThat(new ReadingOf(RULE).with(rare).all(NOON.plus(Duration.ofDays(2))))
                .isEmpty();
        assertThat(new ReadingOf(RULE).with(used(20, NOON)).all(NOON.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    @Test
    void at_otherToolWorks_onlyTheSilentOneViolates() {
        List<Reading> readings =
                new ReadingOf(RULE).with(used(20, NOON)).with(codexEachHour()).all(NOON.plus(Duration.ofDays(2)));

        assertThat(readings)
                .filteredOn(Reading::violated)
                .extracting(Reading::series)
                .containsExactly(AlertSeries.ofTool("claude"));
        assertThat(readings).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-11T11:59:00Z, 6.9833333, false",
        "2026-03-11T12:01:00Z, 7.0166667, true",
        "2026-03-11T18:30:00Z, , false"
    })
    void at_activeHours_countOnlyTheseAndAreQuietOutside(Instant now, Double hours, boolean violated) {
        AlertRule rule = RULE.with(Map.of("window", "7h", "activeHours", "09:00-16:00"));

        Reading reading = new ReadingOf(rule).with(used(20, NOON)).at(now);

        assertThat(reading.violated()).isEqualTo(violated);
        if (hours == null) {
            assertThat(reading.remark()).isEqualTo("outside of the active hours 09:00-16:00");
        } else {
            assertThat(reading.evidence())
                    .isNotNull()
                    .satisfies(seen -> assertThat(seen.value() / 3_600).isCloseTo(hours, within(1e-6)));
        }
    }

    private static List<RequestBuilder> used(int count, Instant last) {
        List<RequestBuilder> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(claude("r" + i).at(last.minusSeconds(i)));
        }
        return requests;
    }

    private static List<RequestBuilder> codexEachHour() {
        List<RequestBuilder> requests = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            requests.add(codex("c" + hour).at(NOON.plusSeconds(hour * 3_600L)));
        }
        return requests;
    }
}
