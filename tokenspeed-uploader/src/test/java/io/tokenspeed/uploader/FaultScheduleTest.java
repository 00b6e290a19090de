package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.uploader.queue.ledger.DeliveryTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the network does, each recorded request is on the hub once, waits, or is counted as lost. */
class FaultScheduleTest {
    private static final String INGEST = "/v1/ingest/buckets";

    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("ts.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void step_underRandomFaults_conservesEverything(long seed) throws Exception {
        Random random = new Random(seed);
        FaultyTransport network = new FaultyTransport(bench::direct, bench.time, seed, 0.5);
        bench.transport = network;
        List<Request> late = new ArrayList<>();
        bench.pass(15 * MINUTE);
        for (int round = 0; round < 60; round++) {
            disturb(random, late);
            bench.run(random.nextLong(4 * MINUTE));
            assertConserved();
        }
        late.forEach(bench.requests::put);
        network.heal();
        bench.run(120 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(bench.requests.requests());
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
        assertThat(bench.tally().sent()).isEqualTo(bench.tally().generated());
        assertWireIsWell();
        assertThat(bench.busiestFiveMinutes()).isLessThanOrEqualTo(60);
    }

    private void disturb(Random random, List<Request> late) {
        for (int i = random.nextInt(4); i > 0; i--) {
            if (random.nextInt(5) == 0) {
                late.add(bench.request("m" + random.nextInt(3)).build());
            } else {
                bench.record("m" + random.nextInt(3));
            }
        }
        if (!late.isEmpty() && random.nextInt(4) == 0) {
            bench.requests.put(late.remove(late.size() - 1));
        }
        if (random.nextInt(10) == 0) {
            bench.restart();
        }
        if (random.nextInt(10) == 0) {
            long ahead = bench.time.millis() - bench.hubTime.millis();
            bench.time.jump(random.nextLong(-10 * MINUTE, 10 * MINUTE) - ahead);
        }
    }

    private void assertConserved() throws Exception {
        DeliveryTotals tally = bench.tally();
        assertThat(tally.sent().requests()
                        + tally.waiting().requests()
                        + tally.lost().requests())
                .isEqualTo(tally.generated().requests());
        assertThat(tally.sent().tokens()
                        + tally.waiting().tokens()
                        + tally.lost().tokens())
                .isEqualTo(tally.generated().tokens());
        assertThat(tally.lost().requests()).isZero();
    }

    /** Checks that only the network repeats a nonce, and that the body of a batch never changes. */
    private void assertWireIsWell() {
        List<HubCall> calls = bench.hub.calls();
        long nonces = calls.stream()
                .map(call -> call.header(WireHeader.NONCE))
                .distinct()
                .count();
        long signatures = calls.stream()
                .map(call -> call.header(WireHeader.SIGNATURE))
                .distinct()
                .count();
        assertThat(nonces).isEqualTo(signatures);
        assertThat(bench.hub.calls(INGEST).stream()
                        .map(call -> Sha256.hex(call.inflated()))
                        .distinct()
                        .count())
                .isEqualTo(bench.hub.calls(INGEST).stream()
                        .map(call -> call.text().replaceFirst("\"createdAt\":[0-9]+", ""))
                        .distinct()
                        .count());
    }
}
