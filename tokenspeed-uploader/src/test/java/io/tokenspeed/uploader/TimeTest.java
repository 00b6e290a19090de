package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong clocks, long pauses and long outages. */
class TimeTest {
    private static final String INGEST = "/v1/ingest/buckets";
    private static final long DAY = 24 * 60 * MINUTE;

    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    @ParameterizedTest
    @ValueSource(longs = {10, -10, 1440, -1440, 5, -5})
    void clock_thatJumps_losesAndRepeatsNothing(long minutes) throws Exception {
        bench.pass(2 * DAY);
        for (int i = 0; i < 40; i++) {
            bench.record("m");
            bench.run(MINUTE);
            if (i == 20) {
                bench.time.jump(minutes * MINUTE);
            }
        }
        bench.run(60 * MINUTE);
        bench.time.jump(-minutes * MINUTE);
        bench.run(Math.abs(minutes) * MINUTE + 60 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(40);
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
    }

    @ParameterizedTest
    @ValueSource(longs = {3_650, -3_650})
    void clock_farOff_losesNothingAndPutsNothingOutsideTheWindow(long days) throws Exception {
        bench.pass(DAY);
        for (int i = 0; i < 20; i++) {
            bench.record("m");
            bench.run(MINUTE);
        }
        bench.time.jump(days * DAY);
        bench.run(30 * MINUTE);
        bench.time.jump(-days * DAY);
        bench.record("m");
        bench.run(120 * MINUTE);

        QueueCounts queue = bench.uploader.control().status().queue();
        assertThat(bench.hub.requests()).isEqualTo(21);
        assertThat(queue.totals().lost().requests()).isZero();
        assertThat(bench.hub.buckets().values())
                .allSatisfy(
                        bucket -> assertThat(bucket.json().path("bucketStart").asLong())
                                .isLessThan(bench.hubTime.millis() / 1000));
    }

    @Test
    void clockOffset_isLearntFromARefusal() throws Exception {
        bench.hubTime.jump(20 * MINUTE);
        bench.record("m");

        bench.run(30 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(bench.uploader.control().status().contact().clockOffset()).isBetween(1_199L, 1_201L);
        assertThat(bench.uploader.control().status().contact().failures()).isZero();
    }

    @Test
    void pause_ofHours_isFollowedByOneRequest() throws Exception {
        bench.run(20 * MINUTE);
        int before = bench.hub.calls().size();
        bench.time.jump(8 * 60 * MINUTE);
        bench.hubTime.jump(8 * 60 * MINUTE);

        bench.run(5 * MINUTE);

        assertThat(bench.hub.calls().size() - before).isBetween(1, 2);
    }

    @Test
    void outage_ofThirtyDays_drainsWithinTheRate() throws Exception {
        long records = 26_000;
        bench.uploader.control().enable(Bench.HUB, true);
        for (int i = 0; i < records; i++) {
            bench.requests.put(bench.request("m" + i % 3)
                    .tokens(TestTokens.reported(100 + i % 50, 50 + i % 70))
                    .at(Bench.START.minusSeconds(29 * 86_400L - (i / 3) * 285L))
                    .build());
        }
        int before = bench.hub.calls().size();

        bench.run(15 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(records);
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
        List<HubCall> calls = bench.hub.calls(INGEST);
        assertThat(calls).hasSizeBetween(45, 60);
        assertThat(bench.hub.calls().size() - before).isLessThan(70);
        assertThat(bench.busiestFiveMinutes()).isLessThanOrEqualTo(60);
    }

    @Test
    void history_isSentOnlyWhenAskedFor() throws Exception {
        bench.requests.put(
                bench.request("old").at(Bench.START.minusSeconds(40 * 86_400)).build());
        bench.requests.put(
                bench.request("recent").at(Bench.START.minusSeconds(86_400)).build());
        bench.run(20 * MINUTE);
        assertThat(bench.hub.requests()).isZero();

        long local = bench.uploader.control().enable(Bench.HUB, true);
        bench.run(20 * MINUTE);

        assertThat(local).isEqualTo(1);
        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(bench.tally().lost().requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"35,1", "45,0"})
    void hourThatIsTooOld_isLostOnlyWhileItsBucketsAreKnown(long days, long lost) throws Exception {
        bench.record("known");
        bench.run(60 * MINUTE);
        bench.pass(days * DAY);
        bench.run(60 * MINUTE);
        bench.requests.put(bench.request("m").at(Bench.START.plusSeconds(60)).build());

        bench.run(60 * MINUTE);

        assertThat(bench.tally().lost().requests()).isEqualTo(lost);
        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void requests_betweenDisablingAndEnabling_stayLocal() throws Exception {
        bench.record("m");
        bench.pass(MINUTE);
        bench.uploader.control().disable();
        bench.record("m");
        bench.pass(MINUTE);
        bench.uploader.control().enable(Bench.HUB, false);
        bench.pass(MINUTE);
        bench.record("m");

        bench.run(30 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(2);
    }
}
