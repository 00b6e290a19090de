package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.cancelled;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Speeds are pooled as sums, each basis in its own pool, and only where a speed is known. */
public abstract class SpeedContract extends LocalStorageContract {
    @ParameterizedTest
    @EnumSource(names = {"EXACT_E2E", "E2E_APPROX"})
    void speed_endToEnd_isPooledAndMarkedWhereFromLog(SpeedBasis basis) {
        LocalStorage storage = storing(
                timed("a", 100, 1_000).speed(basis, 1_000L),
                timed("b", 50, 4_000).speed(basis, 4_000L));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.speeds().e2e()).isEqualTo(new PooledSpeed(2, 150, 5_000));
        assertThat(totals.speeds().approximated()).isEqualTo(basis.fromLog() ? 2 : 0);
        assertThat(totals.speeds().decode()).isEqualTo(PooledSpeed.NONE);
        assertThat(totals.speeds().turn()).isEqualTo(PooledSpeed.NONE);
    }

    @Test
    void speed_measuredDecode_alsoGivesEndToEnd() {
        LocalStorage storage = storing(decoded("a", 101, 1_000, 2_500));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.speeds().decode()).isEqualTo(new PooledSpeed(1, 100, 1_000));
        assertThat(totals.speeds().e2e()).isEqualTo(new PooledSpeed(1, 101, 2_500));
        assertThat(totals.speeds().approximated()).isZero();
    }

    @Test
    void speed_decodeFromALog_isInAPoolOfItsOwnAndGivesAnApproximateEndToEnd() {
        LocalStorage storage = storing(
                timed("a", 0, 2_500).tokens(TestTokens.everyClass(100)).speed(SpeedBasis.STREAM_WINDOW, 100L),
                decoded("b", 101, 1_000, 2_500));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.speeds().stream()).isEqualTo(new PooledSpeed(1, 100, 100));
        assertThat(totals.speeds().decode()).isEqualTo(new PooledSpeed(1, 100, 1_000));
        assertThat(totals.speeds().e2e()).isEqualTo(new PooledSpeed(2, 701, 5_000));
        assertThat(totals.speeds().approximated()).isEqualTo(1);
    }

    @Test
    void speed_measuredDecodeWithoutStart_givesNoEndToEnd() {
        LocalStorage storage = storing(decoded("a", 101, 1_000, 2_500).startedAt(null));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.speeds().decode()).isEqualTo(new PooledSpeed(1, 100, 1_000));
        assertThat(totals.speeds().e2e()).isEqualTo(PooledSpeed.NONE);
    }

    @Test
    void speed_ofTurns_isNotMixedWithRequests() {
        LocalStorage storage = storing(timed("a", 100, 1_000).speed(SpeedBasis.TURN, 9_000L), timed("b", 30, 600));

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.speeds().turn()).isEqualTo(new PooledSpeed(1, 100, 9_000));
        assertThat(totals.speeds().e2e()).isEqualTo(new PooledSpeed(1, 30, 600));
    }

    @Test
    void speed_unreliableOutput_isUnknown() {
        assertNoSpeed(timed("a", 100, 1_000).tokens(TestTokens.placeholder(100, 100)));
    }

    @Test
    void speed_badEnd_isUnknown() {
        assertNoSpeed(timed("a", 100, 1_000).cancelled());
        assertNoSpeed(cancelled("b").speed(SpeedBasis.EXACT_E2E, 1_000L));
    }

    @Test
    void speed_shortWindowOrFewTokensInLog_isUnknown() {
        assertNoSpeed(timed("a", 100, 499));
        assertNoSpeed(timed("a", 19, 1_000));
        assertNoSpeed(decoded("a", 100, 99, 2_000).startedAt(null));
    }

    @Test
    void speed_noBasisOrWindow_isUnknown() {
        assertNoSpeed(claude("a").speed(SpeedBasis.NONE, 1_000L));
        assertNoSpeed(claude("a").speed(SpeedBasis.E2E_APPROX, null));
    }

    @Test
    void speed_outputBecomesReliable_isKnown() {
        LocalStorage storage = storing(timed("a", 1, 1_000).tokens(TestTokens.placeholder(100, 1)));

        store(storage, timed("a", 200, 1_000));

        assertThat(storage.usage().summary(EVERYTHING).speeds().e2e()).isEqualTo(new PooledSpeed(1, 200, 1_000));
    }

    @Test
    void speeds_histograms_holdMilliTokensPerSecondOfEachRequest() {
        LocalStorage storage = storing(
                timed("a", 100, 1_000), timed("b", 50, 2_500), timed("c", 50, 2_500), decoded("d", 101, 500, 1_000));

        List<SpeedRow> rows = storage.usage().speeds(EVERYTHING, List.of(Dimension.TOOL));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.keys()).containsExactly("claude");
            assertThat(row.decode()).isEqualTo(Histogram.of(200_000));
            assertThat(row.e2e()).isEqualTo(Histogram.of(100_000, 20_000, 20_000, 101_000));
        });
    }

    @Test
    void speeds_rows_haveKeysAndTotalsOfTheBreakdown() {
        LocalStorage storage = storing(
                timed("a", 100, 1_000).model("slow").project("/shop"),
                timed("b", 500, 1_000).model("fast").project("/shop"),
                claude("c").model("unknown speed").project("/blog"));
        List<Dimension> by = List.of(Dimension.MODEL, Dimension.PROJECT);

        List<SpeedRow> rows = storage.usage().speeds(EVERYTHING, by);

        assertThat(rows.stream().map(row -> new UsageRow(row.keys(), row.totals())))
                .isEqualTo(storage.usage().breakdown(EVERYTHING, by));
        assertThat(rows)
                .extracting(SpeedRow::e2e)
                .containsExactly(Histogram.of(500_000), Histogram.of(100_000), Histogram.EMPTY);
    }

    private void assertNoSpeed(RequestBuilder request) {
        LocalStorage storage = storing(request);

        UsageTotals totals = storage.usage().summary(EVERYTHING);

        assertThat(totals.attempts()).isEqualTo(1);
        assertThat(List.of(
                        totals.speeds().decode(),
                        totals.speeds().e2e(),
                        totals.speeds().turn()))
                .containsOnly(PooledSpeed.NONE);
        assertThat(totals.speeds().approximated()).isZero();
        assertThat(storage.usage().speeds(EVERYTHING, List.of(Dimension.TOOL)))
                .allSatisfy(row -> assertThat(List.of(row.decode(), row.e2e())).containsOnly(Histogram.EMPTY));
    }

    private static RequestBuilder decoded(String naturalKey, long output, long window, long duration) {
        return timed(naturalKey, output, duration).speed(SpeedBasis.EXACT_DECODE, window);
    }
}
