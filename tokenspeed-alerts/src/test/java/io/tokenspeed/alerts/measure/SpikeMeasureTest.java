package io.tokenspeed.alerts.measure;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeMeasureTest {
    private static final Instant NOW = NOON.minusSeconds(60);
    private static final Instant HOURS_BEFORE = NOON.minusSeconds(9_000);

    /** The tails are those of the vectors: 2.1e-5, 1.4e-3 and 3.0e-2. */
    @ParameterizedTest
    @CsvSource({
        "5, 20, 0, 100, true",
        "4, 20, 0, 100, false",
        "8, 50, 2, 100, false",
        "15, 300, 1, 100, false",
        "5, 5, 15, 30, false",
        "0, 50, 0, 100, false"
    })
    void at_errorsOfFiveMinutes_areASpikeWhereTheyAreRare(int k, int n, int k0, int n0, boolean violated) {
        Reading reading = new ReadingOf(AlertKind.ERROR_SPIKE.defaultRule())
                .with(attempts("new", k, n, NOW.minusSeconds(60)))
                .with(attempts("old", k0, n0, HOURS_BEFORE))
                .at(NOW);

        assertThat(reading.violated()).isEqualTo(violated);
        assertThat(reading.evidence()).isNotNull().satisfies(seen -> {
            assertThat(seen.value()).isEqualTo((double) k / n);
            assertThat(seen.value() >= seen.threshold()).isEqualTo(violated);
            assertThat(seen.samples()).isEqualTo(n);
            assertThat(seen.baseline()).isEqualTo((double) k0 / n0);
            assertThat(seen.baselineSamples()).isEqualTo(n0);
        });
    }

    @Test
    void at_fewAttemptsBefore_hasNoReference() {
        Reading reading = new ReadingOf(AlertKind.ERROR_SPIKE.defaultRule())
                .with(attempts("new", 20, 20, NOW.minusSeconds(60)))
                .with(attempts("old", 0, 29, HOURS_BEFORE))
                .at(NOW);

        assertThat(reading.remark()).isEqualTo("no reference: fewer than 30 attempts in the 24 h before");
    }

    @Test
    void at_noAttemptsNow_isNoData() {
        Reading reading = new ReadingOf(AlertKind.ERROR_SPIKE.defaultRule())
                .with(attempts("old", 0, 30, HOURS_BEFORE))
                .at(NOW);

        assertThat(reading.remark()).isEqualTo("no attempts in the last 5 min");
    }

    private static List<RequestBuilder> attempts(String name, int failed, int all, Instant at) {
        List<RequestBuilder> requests = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            requests.add((i < failed ? failed(name + i) : claude(name + i)).at(at));
        }
        return requests;
    }
}
