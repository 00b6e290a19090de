package io.tokenspeed.dashboard.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPeriodTest {
    /** The clocks of Berlin go forward on 29 March and back on 25 October 2026, each at 01:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        // The period's start and end, then those of the time before.
        "today, 2026-03-10T13:20:00Z, Europe/Berlin, 2026-03-09T23:00:00Z, 2026-03-10T13:20:00Z, "
                + "2026-03-08T23:00:00Z, 2026-03-09T13:20:00Z",
        // A day with 23 hours is compared until the same time of the day before, not the same number of hours.
        "today, 2026-03-29T12:20:00Z, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T12:20:00Z, "
                + "2026-03-27T23:00:00Z, 2026-03-28T13:20:00Z",
        "today, 2026-10-25T13:20:00Z, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T13:20:00Z, "
                + "2026-10-23T22:00:00Z, 2026-10-24T12:20:00Z",
        "yesterday, 2026-03-30T10:00:00Z, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, "
                + "2026-03-27T23:00:00Z, 2026-03-28T23:00:00Z",
        "24h, 2026-03-10T13:20:00Z, Asia/Kolkata, 2026-03-09T12:30:00Z, 2026-03-10T13:20:00Z, "
                + "2026-03-08T11:30:00Z, 2026-03-09T12:20:00Z",
        "7d, 2026-03-30T10:00:00Z, Europe/Berlin, 2026-03-23T23:00:00Z, 2026-03-30T10:00:00Z, "
                + "2026-03-16T23:00:00Z, 2026-03-23T11:00:00Z",
        "28d, 2026-03-10T18:40:00Z, Asia/Kolkata, 2026-02-11T18:30:00Z, 2026-03-10T18:40:00Z, "
                + "2026-01-14T18:30:00Z, 2026-02-10T18:40:00Z",
        "30d, 2026-03-10T12:00:00Z, UTC, 2026-02-09T00:00:00Z, 2026-03-10T12:00:00Z, "
                + "2026-01-10T00:00:00Z, 2026-02-08T12:00:00Z",
        "90d, 2026-03-31T12:00:00Z, UTC, 2026-01-01T00:00:00Z, 2026-03-31T12:00:00Z, "
                + "2025-10-03T00:00:00Z, 2025-12-31T12:00:00Z",
        "month, 2026-03-10T13:20:00Z, Europe/Berlin, 2026-02-28T23:00:00Z, 2026-03-10T13:20:00Z, "
                + "2026-01-31T23:00:00Z, 2026-02-10T13:20:00Z",
        // There is no 30 February, so the whole of February is compared.
        "month, 2026-03-30T10:00:00Z, Europe/Berlin, 2026-02-28T23:00:00Z, 2026-03-30T10:00:00Z, "
                + "2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z",
        "last_month, 2026-03-10T12:00:00Z, UTC, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z, "
                + "2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z",
        "last_month, 2026-04-10T12:00:00Z, UTC, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z, "
                + "2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "year, 2024-02-29T12:00:00Z, UTC, 2024-01-01T00:00:00Z, 2024-02-29T12:00:00Z, "
                + "2023-01-01T00:00:00Z, 2023-02-28T12:00:00Z",
    })
    void at_isCutInTheCalendarAndComparedWithTheSameElapsedPart(
            String name, Instant now, ZoneId zone, Instant from, Instant to, Instant beforeFrom, Instant beforeTo) {
        AskedPeriod period = NamedPeriod.of(name).orElseThrow().at(now, zone);

        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
        assertThat(period.compared(Comparison.PREV)).isEqualTo(new ComparedTime(beforeFrom, beforeTo));
    }

    @Test
    void compared_withTheYearBefore_hasTheSameDates() {
        AskedPeriod week =
                NamedPeriod.LAST_7_DAYS.at(Instant.parse("2026-03-10T13:20:00Z"), ZoneId.of("Europe/Berlin"));

        assertThat(week.compared(Comparison.YEAR))
                .isEqualTo(
                        new ComparedTime(Instant.parse("2025-03-03T23:00:00Z"), Instant.parse("2025-03-10T13:20:00Z")));
    }

    @Test
    void compared_allOfTimeOrOff_isNothing() {
        Instant now = Instant.parse("2026-03-10T13:20:00Z");
        ZoneId zone = ZoneId.of("UTC");

        assertThat(NamedPeriod.ALL.at(now, zone).compared(Comparison.PREV)).isNull();
        assertThat(NamedPeriod.ALL.at(now, zone).compared(Comparison.YEAR)).isNull();
        assertThat(NamedPeriod.TODAY.at(now, zone).compared(Comparison.OFF)).isNull();
    }
}
