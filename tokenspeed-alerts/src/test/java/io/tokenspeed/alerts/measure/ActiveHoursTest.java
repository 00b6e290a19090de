package io.tokenspeed.alerts.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveHoursTest {
    @ParameterizedTest
    @CsvSource({
        "09:00-18:00, 09:00, true",
        "09:00-18:00, 08:59, false",
        "09:00-18:00, 18:00, false",
        "22:00-06:00, 23:00, true",
        "22:00-06:00, 05:59, true",
        "22:00-06:00, 06:00, false",
        ", 03:00, true"
    })
    void contain_beginsWithTheFirstAndEndsBeforeTheLastMinute(String hours, String time, boolean inside) {
        assertThat(ActiveHours.of(hours, ZoneOffset.UTC).contain(millis("2026-03-10T" + time + ":00Z")))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "09:00-18:00, 2026-03-10T17:00:00Z, 2026-03-12T10:00:00Z, 11",
        "22:00-06:00, 2026-03-10T05:00:00Z, 2026-03-11T07:00:00Z, 9",
        ", 2026-03-10T05:00:00Z, 2026-03-11T05:00:00Z, 24"
    })
    void millisBetween_countsOnlyActiveTime(String hours, String first, String last, long expected) {
        assertThat(ActiveHours.of(hours, ZoneOffset.UTC).millisBetween(millis(first), millis(last)))
                .isEqualTo(expected * 3_600_000);
    }

    @Test
    void millisBetween_dayWithoutAnHour_hasOneLess() {
        ActiveHours night = ActiveHours.of("00:00-06:00", ZoneId.of("Europe/Berlin"));

        assertThat(night.millisBetween(millis("2026-03-28T12:00:00Z"), millis("2026-03-29T12:00:00Z")))
                .isEqualTo(5 * 3_600_000);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
