package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A device that lies: implausible records are refused, and erasing the device removes exactly the others. */
class PoisonTest {
    private static final UsageFilter ALL = UsageFilter.all(ZoneOffset.UTC);
    private static final long START = 1_790_000_100;
    private static final AuditContext ADMIN = new AuditContext("admin", "r_test", TestHub.NOW);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Stores.class)
    void records_thatNobodyCanBelieve_areRefusedEach(Stores store) {
        try (TestHub hub = TestHub.start(folder, store.open(folder))) {
            TestDevice liar = hub.device();

            Reply reply = hub.send(liar.upload(
                    Bodies.batch(
                            Bodies.record(START, 1, "ok"),
                            Bodies.record(START, 1, "ok-too"),
                            Bodies.record(START, 1, "ok-as-well"),
                            Bodies.record(START, 1, "many", 900_000),
                            Bodies.record(START, 1, "long").replace("\"input\":1200", "\"input\":1200000000"),
                            Bodies.record(START, 1, "dear")
                                    .replace("\"nanoUsd\":25275000", "\"nanoUsd\":252750000000000")),
                    hub.now()));
            Reply speeds = hub.send(liar.upload(
                    Bodies.batch(
                            Bodies.record(START, 1, "ok"),
                            Bodies.record(START, 1, "ok-too"),
                            Bodies.record(START, 1, "fast").replace("Tokens\":84", "Tokens\":84000000"),
                            Bodies.record(START, 1, "slow").replace("\"e2eMs\":27100", "\"e2eMs\":27100000000")),
                    hub.now()));

            assertThat(reply.json().get("accepted").asInt()).isEqualTo(3);
            assertThat(reply.json().findValuesAsText("code"))
                    .containsExactly("implausible", "implausible", "implausible");
            assertThat(reply.json().findValuesAsText("pointer"))
                    .containsExactly("/requests", "/tokens", "/cost/nanoUsd");
            assertThat(speeds.json().findValuesAsText("code")).containsExactly("implausible", "implausible");
            assertThat(speeds.json().findValuesAsText("pointer")).containsOnly("/speed");
            assertThat(hub.requests()).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void poison_thatWasBelievable_isTakenOutExactly(Stores store) {
        try (TestHub hub = TestHub.start(folder, store.open(folder), new TestClock(TestHub.NOW), Map.of(), null)) {
            TestDevice honest = hub.device();
            hub.send(honest.upload(Bodies.batch(START, 40), hub.now()));
            UsageTotals before = hub.storage.tokens().usage(null).summary(ALL);
            Latencies latencies = hub.storage.tokens().latencies(null, ALL);
            TestDevice liar = hub.device();
            String huge = Bodies.record(START, 1, "claude-sonnet-4-5", 20_000)
                    .replace("\"input\":1200", "\"input\":900000000000")
                    .replace("\"min\":640,\"max\":1010", "\"min\":637,\"max\":1020");

            assertThat(hub.send(liar.upload(Bodies.batch(huge), hub.now()))
                            .json()
                            .get("accepted")
                            .asInt())
                    .isEqualTo(1);
            assertThat(hub.requests()).isEqualTo(20_120);
            assertThat(hub.storage.tokens().drift()).isZero();
            hub.hub.parts().devices().revoke(liar.deviceId(), ADMIN);
            assertThat(hub.hub.parts().devices().erase(liar.deviceId(), ADMIN)).isTrue();

            assertThat(hub.storage.tokens().drift()).isZero();
            assertThat(hub.storage.tokens().usage(null).summary(ALL)).isEqualTo(before);
            assertThat(hub.storage.tokens().latencies(null, ALL)).isEqualTo(latencies);
        }
    }
}
