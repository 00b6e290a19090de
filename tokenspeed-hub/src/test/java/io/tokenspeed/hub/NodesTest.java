package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.ForgetfulStorage;
import io.tokenspeed.hub.testing.Parallel;
import io.tokenspeed.hub.testing.RawConnection;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several nodes, many threads, and failures of single parts. */
class NodesTest {
    private static final Map<String, String> WIDE = Map.of("TS_HUB_LIMITS_DEVICE_BURST", "100000");

    @TempDir
    private Path folder;

    private TestHub start(HubStorage storage, TestClock clock) {
        return TestHub.start(folder, storage, clock, WIDE, null);
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void sameNonce_atTwoNodesAtOnce_isTakenOnce(Stores store) throws Exception {
        HubStorage storage = store.open(folder);
        TestClock clock = new TestClock(TestHub.NOW);
        try (TestHub first = start(storage, clock);
                TestHub second = start(storage, clock)) {
            TestDevice device = first.device();
            for (int i = 0; i < 10; i++) {
                Signing upload = device.upload(Bodies.batch(1_789_999_800 - 300 * i, 1), clock.now());

                List<String> verdicts = Parallel.run(
                        8, n -> (n % 2 == 0 ? first : second).send(upload).verdict());

                assertThat(verdicts).filteredOn("200"::equals).hasSize(1);
                assertThat(verdicts).filteredOn("409 nonce_replayed"::equals).hasSize(7);
            }
            assertThat(first.requests()).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void flood_atTwoNodes_isLimitedOnceAndAfterARestart(Stores store) throws Exception {
        HubStorage storage = store.open(folder);
        TestClock clock = new TestClock(TestHub.NOW);
        try (TestHub first = TestHub.start(folder, storage, clock, Map.of(), null)) {
            TestDevice device = first.device();
            List<String> verdicts;
            try (HubApplication second = HubApplication.start(TestHub.settings(folder, Map.of()), storage, clock)) {
                verdicts = Parallel.run(
                        80,
                        n -> n % 2 == 0
                                ? first.send(device.config(clock.now())).verdict()
                                : first.sendTo(second, device.config(clock.now()))
                                        .verdict());
            }
            assertThat(verdicts).containsOnly("200", "429 rate_limited");
            // Each node tells the other after an eighth of the burst of 30.
            assertThat(verdicts).filteredOn("200"::equals).hasSizeBetween(30, 30 + 2 * 3);

            first.hub.parts().maintenance().everyMinute();
            try (HubApplication third = HubApplication.start(TestHub.settings(folder, Map.of()), storage, clock)) {
                assertThat(first.sendTo(third, device.config(clock.now())).verdict())
                        .isEqualTo("429 rate_limited");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void answer_thatIsLostAfterTheCommit_isGivenAgain(Stores store) throws IOException {
        try (TestHub hub = start(store.open(folder), new TestClock(TestHub.NOW))) {
            TestDevice device = hub.device();
            String body = Bodies.batch(1_789_999_800, 2);
            Signing lost = device.upload(body, hub.now());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.hub.port())) {
                String head = "POST /v1/ingest/buckets HTTP/1.1\r\nHost: hub\r\n" + RawConnection.headers(lost)
                        + "Content-Length: " + lost.body().length + "\r\n\r\n";
                socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
                // The answer has begun, so the commit is done; then the connection is reset.
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.setSoLinger(true, 0);
            }

            Reply again = hub.send(device.upload(body, hub.now()));

            assertThat(again.json().get("replayed").asBoolean()).isTrue();
            assertThat(again.json().get("accepted").asInt()).isEqualTo(2);
            assertThat(hub.requests()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void failure_afterTheCommit_isTemporaryAndNothingCountsTwice(Stores store) {
        ForgetfulStorage storage = new ForgetfulStorage(store.open(folder));
        try (TestHub hub = start(storage, new TestClock(TestHub.NOW))) {
            TestDevice device = hub.device();
            String body = Bodies.batch(1_789_999_800, 2);
            storage.forgets = true;

            assertThat(hub.send(device.upload(body, hub.now())).verdict()).isEqualTo("503 overloaded");

            storage.forgets = false;
            Reply again = hub.send(device.upload(body, hub.now()));
            assertThat(again.json().get("replayed").asBoolean()).isTrue();
            assertThat(again.json().get("accepted").asInt()).isEqualTo(2);
            assertThat(hub.requests()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource(Stores.class)
    void nonceStore_thatIsDown_letsNothingIn(Stores store) {
        TestClock clock = new TestClock(TestHub.NOW);
        HubStorage storage = store.open(folder);
        BreakableNonces nonces = new BreakableNonces(storage.shared().nonces());
        try (TestHub hub = TestHub.start(folder, storage, clock, WIDE, nonces)) {
            TestDevice device = hub.device();
            Signing upload = device.upload(Bodies.batch(1_789_999_800, 1), hub.now());
            nonces.broken = true;

            var refused = hub.send(upload);

            assertThat(refused.verdict()).isEqualTo("503 nonce_store_unavailable");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
            assertThat(hub.send(device.config(hub.now())).verdict()).isEqualTo("503 nonce_store_unavailable");
            assertThat(hub.requests()).isZero();
            nonces.broken = false;
            assertThat(hub.send(upload).verdict()).isEqualTo("200");
            assertThat(hub.send(upload).verdict()).isEqualTo("409 nonce_replayed");
            assertThat(hub.requests()).isEqualTo(3);
        }
    }

    /** A store of nonces outside the database that can be made to fail. */
    private static final class BreakableNonces implements NonceStore {
        private final NonceStore inner;
        private volatile boolean broken;

        BreakableNonces(NonceStore inner) {
            this.inner = inner;
        }

        @Override
        public NonceResult take(NonceUse use, int maxLive, long now) {
            if (broken) {
                throw new StorageException("The store of nonces does not answer.", null);
            }
            return inner.take(use, maxLive, now);
        }

        @Override
        public long live() {
            return inner.live();
        }

        @Override
        public int purge(long now) {
            return inner.purge(now);
        }

        @Override
        public void close() {}
    }
}
