package io.tokenspeed.collector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tokenspeed.model.metric.Distribution;
import io.tokenspeed.model.metric.KindOfErrors;
import io.tokenspeed.model.metric.KindOfErrors.Trend;
import io.tokenspeed.model.metric.MetricSeries;
import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.MetricsWindow;
import io.tokenspeed.model.metric.Ratio;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.metric.TokenSum;
import io.tokenspeed.model.metric.WindowBreakdown.LabelRow;
import io.tokenspeed.model.metric.WindowBreakdown.ModelRow;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TelemetryTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:30:12Z");

    private final SetClock clock = new SetClock();
    private final Telemetry telemetry = new Telemetry(new TelemetryLimits(2, 1, 1), clock);

    private static final class SetClock extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static RequestBuilder ended(Duration ago) {
        return TestRequests.claude("a").at(NOW.minus(ago)).tokens(TokenCounts.NONE);
    }

    private void add(RequestBuilder request, int times) {
        for (int i = 0; i < times; i++) {
            telemetry.accept(request.build());
        }
    }

    private MetricsWindow window(Span span) {
        return telemetry.current().window(span);
    }

    private KindOfErrors timeouts() {
        return Objects.requireNonNull(window(Span.MONTH).errors().get(ErrorKind.TIMEOUT));
    }

    @Test
    void window_startsWithTheCellThatHoldsItsStart() {
        assertThat(window(Span.MINUTE).from()).isEqualTo("2026-11-30T09:29:00Z");
        assertThat(window(Span.HOUR).from()).isEqualTo("2026-11-30T08:30:00Z");
        assertThat(window(Span.DAY).from()).isEqualTo("2026-11-29T09:30:00Z");
        assertThat(window(Span.WEEK).from()).isEqualTo("2026-11-23T06:00:00Z");
        assertThat(window(Span.MONTH).from()).isEqualTo("2026-10-31T06:00:00Z");
        assertThat(telemetry.current().completeSince()).isEqualTo(NOW);
        assertThat(Telemetry.earliest(NOW)).isEqualTo("2026-10-30T12:00:00Z");
    }

    @Test
    void window_forgetsAsTimePasses() {
        add(ended(Duration.ZERO), 1);
        clock.now = NOW.plus(Duration.ofHours(2));
        add(TestRequests.claude("b").at(clock.now), 1);

        assertThat(window(Span.HOUR).sums().attempts()).isEqualTo(1);
        assertThat(window(Span.DAY).sums().attempts()).isEqualTo(2);
        clock.now = NOW.plus(Duration.ofDays(40));
        assertThat(window(Span.MONTH).sums().attempts()).isZero();
    }

    @Test
    void attempt_olderThanAMonth_isLateAndInNoWindow() {
        add(ended(Duration.ofDays(32)), 3);

        assertThat(telemetry.current().footprint().late()).isEqualTo(3);
        assertThat(window(Span.MONTH).sums().attempts()).isZero();
        assertThat(telemetry.current().footprint().memoryBytes()).isZero();
    }

    @Test
    void attempt_stampedByAClockThatWasSetBackSince_endsNow() {
        add(ended(Duration.ofHours(-2)), 1);

        assertThat(window(Span.MINUTE).sums().attempts()).isEqualTo(1);
    }

    @Test
    void clock_setBack_keepsCountingAndCountsWhatIsDisplaced() {
        add(ended(Duration.ZERO), 5);
        clock.now = NOW.minusSeconds(122 * 30);
        add(TestRequests.claude("b").at(clock.now), 2);

        assertThat(window(Span.MINUTE).sums().attempts()).isEqualTo(2);
        assertThat(telemetry.current().footprint().late()).isEqualTo(5);
        clock.now = NOW;
        assertThat(window(Span.DAY).sums().attempts()).isEqualTo(7);
    }

    @Test
    void rows_beyondTheLimits_shareARowAndAreCounted() {
        for (String name : new String[] {"a", "b", "c", "d", "c"}) {
            Request request = ended(Duration.ZERO).model(name).provider("p").build();
            telemetry.accept(request.with(null, new RequestLabels(name, null, Map.of(), null, null, null)));
        }
        MetricsWindow hour = window(Span.HOUR);

        assertThat(hour.breakdown().models())
                .extracting(ModelRow::model, row -> row.sums().attempts())
                .containsExactly(tuple("other", 3L), tuple("a", 1L), tuple("b", 1L));
        assertThat(hour.breakdown().users())
                .extracting(LabelRow::name, LabelRow::requests)
                .containsExactly(tuple("other", 4L), tuple("a", 1L));
        assertThat(hour.breakdown().spaces()).extracting(LabelRow::name).containsExactly("unknown");
        assertThat(telemetry.current().footprint().foldedSeries()).isEqualTo(2 + 3);
    }

    @Test
    void row_idleForAMonth_givesItsPlace() {
        add(ended(Duration.ZERO).model("a"), 1);
        add(ended(Duration.ZERO).model("b"), 1);
        clock.now = NOW.plus(Duration.ofDays(32));
        add(TestRequests.claude("c").at(clock.now).model("c"), 1);

        assertThat(window(Span.MONTH).breakdown().models())
                .extracting(ModelRow::model)
                .containsExactly("c");
        assertThat(telemetry.current().footprint().foldedSeries()).isZero();
    }

    @Test
    void reservedModel_hasARow_whateverComesFirst() {
        telemetry.reserve("p", "late");
        for (String name : new String[] {"a", "b", "late"}) {
            add(ended(Duration.ZERO).model(name).provider("p"), 1);
        }

        assertThat(window(Span.HOUR).breakdown().models())
                .extracting(ModelRow::model)
                .containsExactlyInAnyOrder("a", "late", "other");
    }

    @Test
    void limits_thatCouldPassTheCap_areRefused() {
        assertThat(TelemetryLimits.DEFAULT.mostBytes()).isLessThanOrEqualTo(TelemetryLimits.MOST_BYTES);
        assertThatThrownBy(() -> new TelemetryLimits(30, 200, 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("models, users and spaces must fit into 50000000 bytes");
        assertThatThrownBy(() -> new TelemetryLimits(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trend_risesAndFallsAgainstTheDayBefore() {
        add(ended(Duration.ofHours(5)).failed(ErrorKind.TIMEOUT), 10);
        add(ended(Duration.ofHours(5)), 990);
        add(ended(Duration.ZERO), 40);
        assertThat(timeouts().trend()).isEqualTo(Trend.STEADY);

        add(ended(Duration.ZERO).failed(ErrorKind.TIMEOUT), 10);
        assertThat(timeouts()).isEqualTo(new KindOfErrors(20, Trend.RISING, true));
    }

    @Test
    void trend_fallsWhereFailuresStop() {
        add(ended(Duration.ofHours(5)).failed(ErrorKind.TIMEOUT), 50);
        add(ended(Duration.ofHours(5)), 50);
        add(ended(Duration.ZERO), 40);

        assertThat(timeouts()).isEqualTo(new KindOfErrors(50, Trend.FALLING, false));
    }

    @Test
    void trend_ofFewAttempts_isUnknown() {
        add(ended(Duration.ofHours(5)), 100);
        add(ended(Duration.ZERO).failed(ErrorKind.TIMEOUT), 29);

        assertThat(timeouts().trend()).isEqualTo(Trend.UNKNOWN);
        add(ended(Duration.ZERO), 1);
        assertThat(timeouts().trend()).isEqualTo(Trend.RISING);
    }

    @Test
    void spike_needsFiveFailuresTwiceTheShareAndALowProbability() {
        assertThat(ErrorTrends.isSpike(new ErrorTrends.Shares(5, 20, 0, 100))).isTrue();
        assertThat(ErrorTrends.isSpike(new ErrorTrends.Shares(4, 4, 0, 10_000))).isFalse();
        assertThat(ErrorTrends.isSpike(new ErrorTrends.Shares(8, 50, 2, 100))).isFalse();
        assertThat(ErrorTrends.isSpike(new ErrorTrends.Shares(5_000, 10_000, 5_000, 10_000)))
                .isFalse();
    }

    @Test
    void historical_readsTheCells() {
        add(ended(Duration.ofMinutes(3)), 2);
        add(ended(Duration.ofHours(3)).model("x"), 4);
        UsageFilter all = UsageFilter.all(ZoneOffset.UTC);

        MetricSeries minutes = telemetry.historical(MetricType.REQUEST_RATE, all, Span.MINUTE);
        MetricSeries hours = telemetry.historical(MetricType.REQUEST_RATE, all, Span.HOUR);
        MetricSeries days = telemetry.historical(MetricType.LATENCY_LLM, all.withModel("x"), Span.DAY);

        assertThat(minutes.points())
                .singleElement()
                .satisfies(point -> assertThat(point.at()).isEqualTo("2026-11-30T09:27:00Z"))
                .satisfies(point -> assertThat(point.value()).isEqualTo(new Ratio(2, 1)));
        assertThat(hours.points()).hasSize(2);
        assertThat(hours.points().get(0).value()).isEqualTo(new Ratio(4, 60));
        assertThat(hours.partial()).hasSize(2);
        assertThat(((Distribution) days.points().get(0).value()).count()).isEqualTo(4);
        assertThat(((Distribution) days.points().get(0).value()).average()).isEqualTo(2_000.0);
        UsageFilter today = all.during(new TimeRange(NOW.minusSeconds(600), null));
        assertThat(telemetry
                        .historical(MetricType.TOKENS_TOTAL, today, Span.MINUTE)
                        .points())
                .extracting(point -> point.value())
                .containsExactly(new TokenSum(0));
        assertThatThrownBy(() -> telemetry.historical(MetricType.TTFT, all.withTool("claude"), Span.DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tool");
    }
}
