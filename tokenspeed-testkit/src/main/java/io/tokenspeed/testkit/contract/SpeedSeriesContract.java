package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static io.tokenspeed.testkit.fixture.TestRequests.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributions by period, and those of the times to the first token. */
public abstract class SpeedSeriesContract extends LocalStorageContract {
    /** The reader of a storage that {@link #open} opened. */
    protected abstract UsageReader usage(LocalStorage storage);

    @ParameterizedTest
    @CsvSource({
        "UTC, HOUR",
        "UTC, DAY",
        "Asia/Kolkata, HOUR",
        "Asia/Kolkata, DAY",
        "Asia/Kathmandu, WEEK",
        "Europe/Berlin, DAY",
        "Europe/Berlin, MONTH"
    })
    void speedSeries_ofAnyPeriods_areTheSpeedsOfEach(ZoneId zone, Interval interval) {
        LocalStorage storage = storage();
        store(storage, new RandomRequests(3).records(220));
        UsageFilter filter = UsageFilter.all(zone)
                .during(new TimeRange(
                        RandomRequests.START.plusSeconds(4_567), RandomRequests.START.plusSeconds(100 * 3_600 + 77)))
                .withTools(Set.of("claude", "codex"));
        List<Dimension> by = List.of(Dimension.PROVIDER, Dimension.MODEL);

        List<SpeedPoint> points = usage(storage).speedSeries(filter, interval, by);

        assertThat(points).isNotEmpty().isEqualTo(period(storage, filter, interval, by));
        assertThat(points.stream()
                        .map(point -> new UsagePoint(
                                point.start(), point.row().keys(), point.row().totals())))
                .isEqualTo(usage(storage).series(filter, interval, by));
        assertThat(points.stream()
                        .mapToLong(point -> point.row().ttft().count())
                        .sum())
                .isPositive();
    }

    /** The speeds of one period after the other, each of which ends where the next one with requests begins. */
    private List<SpeedPoint> period(LocalStorage storage, UsageFilter filter, Interval interval, List<Dimension> by) {
        UsageReader reader = usage(storage);
        TreeSet<Instant> starts = new TreeSet<>(reader.series(filter, interval, List.of()).stream()
                .map(UsagePoint::start)
                .toList());
        List<SpeedPoint> points = new ArrayList<>();
        for (Instant start : starts) {
            TimeRange period = filter.range().overlap(new TimeRange(start, starts.higher(start)));
            reader.speeds(filter.during(period), by).forEach(row -> points.add(new SpeedPoint(start, row)));
        }
        return points;
    }

    @Test
    void speedSeries_onTheDayThatClocksGoForward_hasItsTwentyThreeHours() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalStorage storage = storing(
                waiting("before", "2026-03-28T22:59:59.999Z", 100),
                waiting("first", "2026-03-28T23:00:00Z", 200),
                waiting("last", "2026-03-29T21:59:59.999Z", 400),
                waiting("after", "2026-03-29T22:00:00Z", 800));
        LocalDate day = LocalDate.of(2026, 3, 29);

        assertThat(waits(storage, UsageFilter.all(berlin)))
                .containsExactly(Histogram.of(100), Histogram.of(200, 400), Histogram.of(800));
        assertThat(waits(storage, UsageFilter.all(berlin).during(TimeRange.ofDays(day, day, berlin))))
                .containsExactly(Histogram.of(200, 400));
    }

    @Test
    void speedSeries_inKolkata_cutsHoursInTwo() {
        LocalStorage storage = storing(
                waiting("a", "2026-03-09T18:29:59.999Z", 100),
                waiting("b", "2026-03-09T18:30:00Z", 200),
                waiting("c", "2026-03-09T18:59:00Z", 400));

        assertThat(waits(storage, UsageFilter.all(ZoneId.of("Asia/Kolkata"))))
                .containsExactly(Histogram.of(100), Histogram.of(200, 400));
    }

    private List<Histogram> waits(LocalStorage storage, UsageFilter filter) {
        return usage(storage).speedSeries(filter, Interval.DAY, List.of()).stream()
                .map(point -> point.row().ttft())
                .toList();
    }

    private static RequestBuilder waiting(String key, String end, long millis) {
        long at = Instant.parse(end).toEpochMilli();
        return claude(key).at(end).lasting(2_000).firstTokenAt(at - 2_000 + millis);
    }

    @Test
    void ttft_unknownOrImpossible_isNoSample() {
        LocalStorage storage = storing(
                waiting("a", "2026-03-10T12:00:00Z", 0),
                waiting("b", "2026-03-10T12:00:01Z", 1_999).failed(ErrorKind.TIMEOUT),
                waiting("before", "2026-03-10T12:00:02Z", -1),
                waiting("no start", "2026-03-10T12:00:03Z", 300).startedAt(null),
                failed("d"));
        store(storage, List.of(told(claude("told").session("other").at("2026-03-10T12:00:05Z"))));

        assertThat(usage(storage).speeds(EVERYTHING, List.of()))
                .singleElement()
                .extracting(SpeedRow::ttft)
                .isEqualTo(Histogram.of(0, 500, 1_999));
    }

    @Test
    void ttft_percentiles_areThoseOfTheRequests() {
        LocalStorage storage = storage();
        store(storage, new RandomRequests(8).records(400));
        List<Long> waits = rows(storage, EVERYTHING).stream()
                .map(StoredRequest::request)
                .map(Request::ttftMillis)
                .filter(millis -> millis != null && millis >= 0)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();

        Histogram ttft = usage(storage).speeds(EVERYTHING, List.of()).get(0).ttft();

        assertThat(ttft.count()).isEqualTo(waits.size()).isGreaterThan(50);
        for (double q : new double[] {0.1, 0.5, 0.9, 0.95}) {
            double exact = waits.get((int) Math.ceil(q * waits.size()) - 1);
            assertThat((double) ttft.quantile(q).orElseThrow())
                    .as("percentile %s", q)
                    .isBetween(exact * 0.989 - 0.5, exact * 1.011 + 0.5);
        }
    }
}
