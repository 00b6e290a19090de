package io.tokenspeed.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        // The clocks go forward at 01:00 UTC and back at 01:00 UTC.
        "Europe/Amsterdam, DAY, 2026-03-29T21:59:59Z, 2026-03-28T23:00:00Z",
        "Europe/Amsterdam, DAY, 2026-03-29T22:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Amsterdam, DAY, 2026-10-25T22:59:59Z, 2026-10-24T22:00:00Z",
        "Europe/Amsterdam, DAY, 2026-10-25T23:00:00Z, 2026-10-25T23:00:00Z",
        "Europe/Amsterdam, WEEK, 2026-03-29T12:00:00Z, 2026-03-22T23:00:00Z",
        "Europe/Amsterdam, WEEK, 2026-03-30T12:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Amsterdam, MONTH, 2026-03-31T12:00:00Z, 2026-02-28T23:00:00Z",
        "Europe/Amsterdam, MONTH, 2026-10-31T12:00:00Z, 2026-09-30T22:00:00Z",
        "Pacific/Kiritimati, DAY, 2026-06-30T09:59:59Z, 2026-06-29T10:00:00Z",
        "Pacific/Kiritimati, DAY, 2026-06-30T10:00:00Z, 2026-06-30T10:00:00Z",
        "Pacific/Kiritimati, MONTH, 2026-06-30T10:00:00Z, 2026-06-30T10:00:00Z",
        "Pacific/Kiritimati, WEEK, 2026-06-28T09:59:59Z, 2026-06-21T10:00:00Z",
        "Asia/Kolkata, HOUR, 2026-06-30T10:15:00Z, 2026-06-30T09:30:00Z",
    })
    void startOf_followsTheClocksOfTheZone(ZoneId zone, Interval interval, Instant instant, Instant start) {
        assertThat(interval.startOf(instant, zone)).isEqualTo(start);
    }

    @Test
    void startOf_repeatedHour_keepsBothHoursApart() {
        ZoneId amsterdam = ZoneId.of("Europe/Amsterdam");
        Instant summer = Instant.parse("2026-10-25T00:30:00Z");
        Instant winter = Instant.parse("2026-10-25T01:30:00Z");

        assertThat(Interval.HOUR.startOf(summer, amsterdam)).isEqualTo(Instant.parse("2026-10-25T00:00:00Z"));
        assertThat(Interval.HOUR.startOf(winter, amsterdam)).isEqualTo(Instant.parse("2026-10-25T01:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, DAY, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, DAY, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "Europe/Berlin, HOUR, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/Berlin, HOUR, 2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
        "Europe/Berlin, WEEK, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, MONTH, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
        "Asia/Kolkata, HOUR, 2026-06-30T09:30:00Z, 2026-06-30T10:30:00Z",
        // Half an hour is skipped or repeated there.
        "Australia/Lord_Howe, HOUR, 2026-10-03T14:30:00Z, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, HOUR, 2026-10-03T15:30:00Z, 2026-10-03T16:00:00Z",
        "Australia/Lord_Howe, HOUR, 2026-04-04T14:00:00Z, 2026-04-04T15:30:00Z",
        // The last but one day of that year is missing there.
        "Pacific/Apia, DAY, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
    })
    void next_followsTheClocksOfTheZone(ZoneId zone, Interval interval, Instant start, Instant next) {
        assertThat(interval.startOf(start, zone)).isEqualTo(start);
        assertThat(interval.next(start, zone)).isEqualTo(next);
    }
}
