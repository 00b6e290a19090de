package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours, days, weeks and months in local time, also where clocks change. */
public abstract class DaysContract extends LocalStorageContract {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, 24, 2026-03-27T23:00:00Z",
        "2026-03-29, 23, 2026-03-28T23:00:00Z",
        "2026-03-30, 24, 2026-03-29T22:00:00Z",
        "2026-10-24, 24, 2026-10-23T22:00:00Z",
        "2026-10-25, 25, 2026-10-24T22:00:00Z",
        "2026-10-26, 24, 2026-10-25T23:00:00Z"
    })
    void days_inAmsterdam_areAsLongAsTheClocksMakeThem(LocalDate day, int hours, Instant start) {
        LocalStorage storage = hourlyAround(start);
        UsageFilter filter = on(day, AMSTERDAM);

        assertThat(starts(storage, filter, Interval.DAY)).containsExactly(start + " " + hours);
        assertThat(storage.usage().series(filter, Interval.HOUR, List.of()))
                .hasSize(hours)
                .allSatisfy(point -> assertThat(point.totals().requests()).isEqualTo(1));
        assertThat(storage.usage().summary(filter).requests()).isEqualTo(hours);
    }

    @Test
    void days_firstAndLastMillisecond_belongToTheDay() {
        LocalStorage storage = at(
                "2026-10-24T21:59:59.999Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999Z", "2026-10-25T23:00:00Z");

        assertThat(starts(storage, UsageFilter.all(AMSTERDAM), Interval.DAY))
                .containsExactly("2026-10-23T22:00:00Z 1", "2026-10-24T22:00:00Z 2", "2026-10-25T23:00:00Z 1");
    }

    @Test
    void hours_clocksGoBack_keepTheRepeatedHourApart() {
        LocalStorage storage = at("2026-10-24T23:59:00Z", "2026-10-25T00:10:00Z", "2026-10-25T01:10:00Z");

        assertThat(starts(storage, UsageFilter.all(AMSTERDAM), Interval.HOUR))
                .containsExactly("2026-10-24T23:00:00Z 1", "2026-10-25T00:00:00Z 1", "2026-10-25T01:00:00Z 1");
    }

    @Test
    void weeks_acrossClockChange_beginOnMonday() {
        LocalStorage storage = at(
                "2026-03-22T22:59:59.999Z", "2026-03-22T23:00:00Z", "2026-03-29T21:59:59.999Z", "2026-03-29T22:00:00Z");

        assertThat(starts(storage, UsageFilter.all(AMSTERDAM), Interval.WEEK))
                .containsExactly("2026-03-15T23:00:00Z 1", "2026-03-22T23:00:00Z 2", "2026-03-29T22:00:00Z 1");
    }

    @Test
    void months_acrossClockChange_beginOnTheFirst() {
        LocalStorage storage = at(
                "2026-02-28T22:59:59.999Z", "2026-02-28T23:00:00Z", "2026-03-31T21:59:59.999Z", "2026-03-31T22:00:00Z");

        assertThat(starts(storage, UsageFilter.all(AMSTERDAM), Interval.MONTH))
                .containsExactly("2026-01-31T23:00:00Z 1", "2026-02-28T23:00:00Z 2", "2026-03-31T22:00:00Z 1");
    }

    @Test
    void periods_inKiritimati_beginFourteenHoursBeforeUtc() {
        LocalStorage storage = at("2025-12-31T09:59:59.999Z", "2025-12-31T10:00:00Z", "2026-01-01T09:59:59.999Z");
        UsageFilter filter = UsageFilter.all(KIRITIMATI);

        assertThat(starts(storage, filter, Interval.DAY))
                .containsExactly("2025-12-30T10:00:00Z 1", "2025-12-31T10:00:00Z 2");
        assertThat(starts(storage, filter, Interval.WEEK)).containsExactly("2025-12-28T10:00:00Z 3");
        assertThat(starts(storage, filter, Interval.MONTH))
                .containsExactly("2025-11-30T10:00:00Z 1", "2025-12-31T10:00:00Z 2");
        assertThat(starts(storage, on(LocalDate.of(2026, 1, 1), KIRITIMATI), Interval.DAY))
                .containsExactly("2025-12-31T10:00:00Z 2");
    }

    @Test
    void periods_inKolkata_beginAtHalfPastInUtc() {
        LocalStorage storage =
                at("2026-03-09T18:29:59.999Z", "2026-03-09T18:30:00Z", "2026-03-09T19:10:00Z", "2026-03-09T19:30:00Z");
        UsageFilter filter = UsageFilter.all(KOLKATA);

        assertThat(starts(storage, filter, Interval.HOUR))
                .containsExactly("2026-03-09T17:30:00Z 1", "2026-03-09T18:30:00Z 2", "2026-03-09T19:30:00Z 1");
        assertThat(starts(storage, filter, Interval.DAY))
                .containsExactly("2026-03-08T18:30:00Z 1", "2026-03-09T18:30:00Z 3");
        assertThat(starts(storage, on(LocalDate.of(2026, 3, 10), KOLKATA), Interval.DAY))
                .containsExactly("2026-03-09T18:30:00Z 3");
    }

    @Test
    void series_periodsWithoutAttempts_areLeftOut() {
        LocalStorage storage = at("2026-01-05T12:00:00Z", "2026-03-05T12:00:00Z");

        assertThat(starts(storage, EVERYTHING, Interval.MONTH))
                .containsExactly("2026-01-01T00:00:00Z 1", "2026-03-01T00:00:00Z 1");
    }

    @Test
    void series_rangeCutsPeriod_keepsItsStart() {
        LocalStorage storage = at("2026-03-10T08:00:00Z", "2026-03-10T14:00:00Z");
        TimeRange afternoon = new TimeRange(Instant.parse("2026-03-10T12:15:00Z"), null);

        assertThat(starts(storage, EVERYTHING.during(afternoon), Interval.DAY))
                .containsExactly("2026-03-10T00:00:00Z 1");
    }

    /** One request in each of 74 hours, from a day before {@code start} on. */
    private LocalStorage hourlyAround(Instant start) {
        Instant first = start.minusSeconds(24 * 3_600);
        return storing(IntStream.range(0, 74)
                .mapToObj(i -> claude("key-" + i).at(first.plusSeconds(i * 3_600L + i * 40L)))
                .toArray(RequestBuilder[]::new));
    }

    private LocalStorage at(String... instants) {
        return storing(IntStream.range(0, instants.length)
                .mapToObj(i -> claude("key-" + i).at(instants[i]))
                .toArray(RequestBuilder[]::new));
    }

    private static UsageFilter on(LocalDate day, ZoneId zone) {
        return UsageFilter.all(zone).during(TimeRange.ofDays(day, day, zone));
    }

    private static List<String> starts(LocalStorage storage, UsageFilter filter, Interval interval) {
        return storage.usage().series(filter, interval, List.of()).stream()
                .map(point -> point.start() + " " + point.totals().requests())
                .toList();
    }
}
