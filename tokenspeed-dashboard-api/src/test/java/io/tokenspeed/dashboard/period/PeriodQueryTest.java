package io.tokenspeed.dashboard.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodQueryTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00.789Z");

    @Test
    void period_nothingGiven_isFourWeeksThatEndInThisSecond() {
        AskedPeriod period = PeriodQuery.period(query(), NOW);

        assertThat(period.from()).isEqualTo(Instant.parse("2026-02-11T00:00:00Z"));
        assertThat(period.to()).isEqualTo(Instant.parse("2026-03-10T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-04, UTC, 2026-02-26T00:00:00Z, 2026-03-01T00:00:00Z",
        // The three days of Berlin have 71 hours, the three before have 72.
        "2026-03-28, 2026-03-31, Europe/Berlin, 2026-03-24T23:00:00Z, 2026-03-27T23:00:00Z",
        "2026-03-28T10:00:00Z, 2026-03-28T12:30:00Z, Europe/Berlin, 2026-03-28T07:30:00Z, 2026-03-28T10:00:00Z",
    })
    void compared_givenTime_isTheSameLengthDirectlyBefore(
            String from, String to, String zone, Instant beforeFrom, Instant beforeTo) {
        AskedPeriod period =
                PeriodQuery.period(query("from", from, "to", to, "tz", zone), Instant.parse("2026-06-01T00:00:00Z"));

        assertThat(period.compared(Comparison.PREV)).isEqualTo(new ComparedTime(beforeFrom, beforeTo));
    }

    @Test
    void compared_givenTimeThatIsNotOver_isAsLongAsWhatHasElapsed() {
        AskedPeriod period = PeriodQuery.period(query("from", "2026-03-10", "to", "2026-03-11"), NOW);

        assertThat(period.compared(Comparison.PREV))
                .isEqualTo(
                        new ComparedTime(Instant.parse("2026-03-09T12:00:00Z"), Instant.parse("2026-03-10T00:00:00Z")));
    }

    @Test
    void period_besideFrom_isRefused() {
        Query both = query("period", "7d", "from", "2026-03-01");

        assertThatThrownBy(() -> PeriodQuery.period(both, NOW))
                .isInstanceOf(BadQueryException.class)
                .hasMessage("Parameter \"period\" is given beside \"from\" or \"to\"; give one or the other.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T00:00:00Z, 2026-03-10T00:00:00Z, UTC, HOUR, 72",
        "2026-10-23T22:00:00Z, 2026-10-26T23:00:00Z, Europe/Berlin, HOUR, 73",
        "2026-03-06T23:59:59Z, 2026-03-10T00:00:00Z, UTC, DAY, 4",
        "2025-11-10T00:00:00Z, 2026-03-10T00:00:00Z, UTC, DAY, 120",
        "2025-11-09T00:00:00Z, 2026-03-10T00:00:00Z, UTC, WEEK, 19",
        "2024-03-10T00:00:00Z, 2026-03-10T00:00:00Z, UTC, WEEK, 106",
        "2024-03-01T00:00:00Z, 2026-03-10T00:00:00Z, UTC, MONTH, 25",
    })
    void cut_byItself_choosesALengthForTheSpan(Instant from, Instant to, ZoneId zone, Interval length, int size) {
        TimeBuckets buckets = PeriodQuery.length(query()).cut(from, to, zone);

        assertThat(buckets.length()).isEqualTo(length);
        assertThat(buckets.size()).isEqualTo(size);
    }

    @Test
    void cut_aDayInBerlin_hasAsManyHoursAsTheClocksShow() {
        BucketLength hours = PeriodQuery.length(query("by", "hour"));
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        TimeBuckets spring =
                hours.cut(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z"), berlin);
        TimeBuckets autumn =
                hours.cut(Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-10-25T23:00:00Z"), berlin);

        assertThat(spring.size()).isEqualTo(23);
        assertThat(autumn.size()).isEqualTo(25);
    }

    @Test
    void cut_intoTooMany_isRefusedWithWhatFits() {
        BucketLength hours = PeriodQuery.length(query("by", "hour"));

        assertThatThrownBy(() -> hours.cut(Instant.EPOCH, NOW, ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        BadQueryException.class,
                        refused -> assertThat(refused.allowed()).containsExactly("auto", "month"))
                .hasMessage("Parameter \"by\" is \"hour\", which cuts this time into more than 2000 periods; "
                        + "give one of auto, month, or a shorter time.");
    }

    @Test
    void alike_timeWithMorePeriods_hasAsMany() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        AskedPeriod today = NamedPeriod.TODAY.at(Instant.parse("2026-03-29T21:30:00Z"), berlin);
        TimeBuckets buckets =
                PeriodQuery.length(query()).cut(Instant.parse("2026-03-28T23:00:00Z"), today.end(), berlin);

        TimeBuckets before = buckets.alike(
                new ComparedTime(Instant.parse("2026-03-27T23:00:00Z"), Instant.parse("2026-03-28T22:30:00Z")));

        assertThat(buckets.size()).isEqualTo(23);
        assertThat(before.size()).isEqualTo(23);
        assertThat(buckets.unfinished(today.now())).isEqualTo(22);
    }

    private static Query query(String... parameters) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(parameters[i], List.of(parameters[i + 1]));
        }
        return Query.of(Endpoint.OVERVIEW, values, ZoneOffset.UTC);
    }
}
