package io.tokenspeed.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam, 2026-03-28, 24",
        "Europe/Amsterdam, 2026-03-29, 23",
        "Europe/Amsterdam, 2026-10-25, 25",
        "Pacific/Kiritimati, 2026-03-29, 24",
    })
    void ofDays_oneDay_isAsLongAsTheClocksSay(ZoneId zone, LocalDate day, long hours) {
        TimeRange range = TimeRange.ofDays(day, day, zone);

        assertThat(range.from()).isEqualTo(day.atStartOfDay(zone).toInstant());
        assertThat(Duration.between(range.from(), range.to())).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void ofDays_inAmsterdam_startsAtLocalMidnight() {
        TimeRange range = TimeRange.ofDays(LocalDate.parse("2026-03-29"), LocalDate.parse("2026-03-30"), AMSTERDAM);

        assertThat(range)
                .isEqualTo(new TimeRange(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-30T22:00:00Z")));
    }

    @Test
    void ofDays_inKiritimati_startsOnTheDayBeforeInUtc() {
        LocalDate day = LocalDate.parse("2026-07-01");

        TimeRange range = TimeRange.ofDays(day, day, ZoneId.of("Pacific/Kiritimati"));

        assertThat(range)
                .isEqualTo(new TimeRange(Instant.parse("2026-06-30T10:00:00Z"), Instant.parse("2026-07-01T10:00:00Z")));
    }

    @Test
    void ofDays_withoutBounds_isAllOfTime() {
        assertThat(TimeRange.ofDays(null, null, AMSTERDAM)).isEqualTo(TimeRange.ALL);
    }

    @Test
    void contains_includesFromAndExcludesTo() {
        TimeRange range = new TimeRange(Instant.ofEpochMilli(10), Instant.ofEpochMilli(20));

        assertThat(range.contains(9)).isFalse();
        assertThat(range.contains(10)).isTrue();
        assertThat(range.contains(19)).isTrue();
        assertThat(range.contains(20)).isFalse();
        assertThat(TimeRange.ALL.contains(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void create_endBeforeStart_isRefused() {
        assertThatThrownBy(() -> new TimeRange(Instant.ofEpochSecond(2), Instant.ofEpochSecond(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("to is before from: 1970-01-01T00:00:02Z to 1970-01-01T00:00:01Z");
    }
}
