package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.sums;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.bucket.BucketHistograms;
import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Answers that can be checked by hand, over days of 23 and 25 hours and in zones with half-hour offsets. */
public abstract class HubAnswerContract extends HubStorageContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    private static long at(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    private void storeAt(String... instants) {
        active(hub(), 1);
        Arrays.stream(instants).forEach(instant -> store(upload(id(1), record(at(instant), 1, 1))));
    }

    private List<Instant> starts(UsageFilter filter, Interval interval) {
        return tokens().usage(null).series(filter, interval, List.of()).stream()
                .map(UsagePoint::start)
                .toList();
    }

    @Test
    void summary_nothingStored_isZero() {
        assertThat(tokens().usage(null).summary(EVERYTHING)).isEqualTo(UsageTotals.ZERO);
        assertThat(tokens().usage(null).breakdown(EVERYTHING, List.of())).isEmpty();
        assertThat(tokens().usage(null).series(EVERYTHING, Interval.DAY, List.of()))
                .isEmpty();
        assertThat(tokens().byDevice(EVERYTHING)).isEmpty();
        assertThat(tokens().latencies(null, EVERYTHING))
                .isEqualTo(new Latencies(BucketHistograms.EMPTY.ttftMs(), BucketHistograms.EMPTY.latencyMs()));
    }

    @Test
    void summary_rangeInsideAnHour_countsBucketsThatStartInIt() {
        storeAt("2026-03-10T10:00:00Z", "2026-03-10T10:05:00Z", "2026-03-10T10:10:00Z");
        TimeRange range =
                new TimeRange(Instant.parse("2026-03-10T10:00:00.001Z"), Instant.parse("2026-03-10T10:10:00Z"));

        UsageTotals totals = tokens().usage(null).summary(EVERYTHING.during(range));

        long start = at("2026-03-10T10:05:00Z");
        assertThat(totals).isEqualTo(sums(1).totals(start * 1000, start * 1000 + 299_999));
    }

    @Test
    void series_daysInBerlin_areCutAtItsMidnights() {
        storeAt(
                "2026-03-28T22:55:00Z",
                "2026-03-28T23:00:00Z",
                "2026-03-29T21:55:00Z",
                "2026-03-29T22:00:00Z",
                "2026-10-24T22:00:00Z",
                "2026-10-25T22:55:00Z",
                "2026-10-25T23:00:00Z");

        assertThat(tokens().usage(null).series(UsageFilter.all(BERLIN), Interval.DAY, List.of()))
                .extracting(point -> point.start() + " " + point.totals().requests())
                .containsExactly(
                        "2026-03-27T23:00:00Z 1",
                        "2026-03-28T23:00:00Z 2",
                        "2026-03-29T22:00:00Z 1",
                        "2026-10-24T22:00:00Z 2",
                        "2026-10-25T23:00:00Z 1");
    }

    @Test
    void series_inKolkata_isCutAtHalfHours() {
        storeAt("2026-03-10T18:25:00Z", "2026-03-10T18:30:00Z", "2026-03-10T19:25:00Z", "2026-03-31T18:30:00Z");
        UsageFilter all = UsageFilter.all(KOLKATA);

        assertThat(starts(all, Interval.DAY))
                .containsExactly(
                        Instant.parse("2026-03-09T18:30:00Z"),
                        Instant.parse("2026-03-10T18:30:00Z"),
                        Instant.parse("2026-03-31T18:30:00Z"));
        assertThat(starts(all, Interval.HOUR))
                .containsExactly(
                        Instant.parse("2026-03-10T17:30:00Z"),
                        Instant.parse("2026-03-10T18:30:00Z"),
                        Instant.parse("2026-03-31T18:30:00Z"));
        assertThat(starts(all, Interval.MONTH))
                .containsExactly(Instant.parse("2026-02-28T18:30:00Z"), Instant.parse("2026-03-31T18:30:00Z"));
    }

    @Test
    void speedSeries_ofAnyPeriods_areTheSpeedsOfEach() {
        active(hub(), 1);
        List<String> instants = List.of(
                "2026-03-28T22:55:00Z",
                "2026-03-28T23:00:00Z",
                "2026-03-29T21:55:00Z",
                "2026-03-29T22:00:00Z",
                "2026-03-30T18:25:00Z",
                "2026-03-30T18:30:00Z",
                "2026-03-31T07:35:00Z");
        for (int i = 0; i < instants.size(); i++) {
            store(upload(id(1), record(at(instants.get(i)), 1, i + 1)));
        }
        TimeRange cut = new TimeRange(Instant.parse("2026-03-28T22:57:00Z"), Instant.parse("2026-03-31T07:36:00Z"));

        for (ZoneId zone : List.of(BERLIN, KOLKATA)) {
            for (Interval interval : Interval.values()) {
                UsageFilter filter = UsageFilter.all(zone).during(cut);
                assertThat(tokens().usage(null).speedSeries(filter, interval, List.of(Dimension.MODEL)))
                        .as("%s, %s", zone, interval)
                        .isNotEmpty()
                        .isEqualTo(eachPeriod(filter, interval));
            }
        }
    }

    private List<SpeedPoint> eachPeriod(UsageFilter filter, Interval interval) {
        TreeSet<Instant> starts = new TreeSet<>(starts(filter, interval));
        return starts.stream()
                .flatMap(start -> tokens()
                        .usage(null)
                        .speeds(
                                filter.during(filter.range().overlap(new TimeRange(start, starts.higher(start)))),
                                List.of(Dimension.MODEL))
                        .stream()
                        .map(row -> new SpeedPoint(start, row)))
                .toList();
    }

    @Test
    void filter_ofSeveralValuesOrNone_letsThroughWhatHasOneOfThem() {
        storeAt("2026-03-10T10:00:00Z");

        assertThat(requestsOf(EVERYTHING.withTools(Set.of("claude-code", "codex"))))
                .isEqualTo(1);
        assertThat(requestsOf(EVERYTHING.withTools(Set.of("opencode", "codex"))))
                .isZero();
        assertThat(requestsOf(EVERYTHING.withTools(Set.of()))).isZero();
        assertThat(tokens().usage(null).speedSeries(EVERYTHING.withModels(Set.of()), Interval.DAY, List.of()))
                .isEmpty();
    }

    private long requestsOf(UsageFilter filter) {
        return tokens().usage(null).summary(filter).requests();
    }

    @Test
    void summary_daysInKolkata_areThoseOfItsClocks() {
        storeAt("2026-03-10T18:25:00Z", "2026-03-10T18:30:00Z", "2026-03-11T18:25:00Z", "2026-03-11T18:30:00Z");
        LocalDate day = LocalDate.of(2026, 3, 11);

        assertThat(tokens().usage(null)
                        .summary(UsageFilter.all(KOLKATA).during(TimeRange.ofDays(day, day, KOLKATA)))
                        .requests())
                .isEqualTo(2);
    }

    @Test
    void breakdown_isMostTokensFirstThenByKey() {
        active(hub(), 1);
        long start = at("2026-03-10T10:00:00Z");
        store(upload(
                id(1),
                record(new BucketKey(start, 300, "none", "codex", "openai", "b"), 1, sums(1)),
                record(new BucketKey(start, 300, "none", "codex", "openai", "a"), 1, sums(1)),
                record(new BucketKey(start, 300, "none", "claude-code", "anthropic", "c"), 1, sums(3))));

        assertThat(tokens().usage(null).breakdown(EVERYTHING, List.of(Dimension.MODEL)))
                .extracting(UsageRow::keys)
                .containsExactly(List.of("c"), List.of("a"), List.of("b"));
        assertThat(tokens().usage(null).breakdown(EVERYTHING, List.of(Dimension.TOOL, Dimension.PROVIDER)))
                .extracting(UsageRow::keys)
                .containsExactly(List.of("claude-code", "anthropic"), List.of("codex", "openai"));
        assertThat(tokens().usage(null)
                        .summary(UsageFilter.all(BERLIN)
                                .withProject("none")
                                .withProvider("openai")
                                .withModel("a")
                                .withTool("codex"))
                        .requests())
                .isEqualTo(1);
    }

    @Test
    void byDevice_namesDevicesAndKeepsThemApart() {
        active(hub(), 1);
        active(hub(), 2);
        long start = at("2026-03-10T10:00:00Z");
        uploads().store(List.of(upload(id(1), record(start, 1, 1)), upload(id(2), record(start, 1, 2))));

        assertThat(tokens().byDevice(EVERYTHING))
                .extracting(SpeedRow::keys)
                .containsExactly(List.of(id(2)), List.of(id(1)));
        assertThat(tokens().usage(id(1)).summary(EVERYTHING))
                .isEqualTo(sums(1).totals(start * 1000, start * 1000 + 299_999));
        assertThat(tokens().usage(id(3)).summary(EVERYTHING)).isEqualTo(UsageTotals.ZERO);
    }

    @Test
    void breakdown_bySession_isRefused() {
        storeAt("2026-03-10T10:00:00Z");

        assertThatThrownBy(() -> tokens().usage(null).breakdown(EVERYTHING, List.of(Dimension.SESSION)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A hub knows no sessions; group by project, provider, model or tool.");
    }
}
