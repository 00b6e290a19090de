package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Stores;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.hub.HubStorage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A device is revoked at one node while a hundred threads upload in its name at another, which remembers its key. */
class RevocationTest {
    private static final String ADMIN_TOKEN = "0123456789abcdef0123456789abcdef";
    private static final int THREADS = 100;
    private static final int BEFORE = 150;
    private static final int AFTER = 5;
    private static final Map<String, String> WIDE = Map.of(
            "TS_HUB_ADMIN_TOKEN", ADMIN_TOKEN,
            "TS_HUB_LIMITS_DEVICE_BURST", "100000",
            "TS_HUB_LIMITS_DEVICE_LIVE_NONCES", "100000");

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CountDownLatch someAccepted = new CountDownLatch(BEFORE);

    private volatile boolean revoked;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Stores.class)
    void revocation_duringUploads_letsNothingInAfterItsCommit(Stores store) throws Exception {
        HubStorage storage = store.open(folder);
        TestClock clock = new TestClock(TestHub.NOW);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TestHub managed = TestHub.start(folder, storage, clock, WIDE, null);
                TestHub asked = TestHub.start(folder, storage, clock, WIDE, null)) {
            TestDevice device = asked.device();
            List<Future<String>> uploads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                uploads.add(threads.submit(() -> uploadUntilRefused(asked, device)));
            }
            someAccepted.await();

            assertThat(managed.send(revoke(managed, device)).status()).isEqualTo(200);
            revoked = true;
            long atRevocation = managed.requests();
            // Uploads from now on get a later time in their receipts.
            clock.advance(1);

            for (Future<String> upload : uploads) {
                assertThat(upload.get()).isEqualTo("403 device_revoked");
            }
            assertThat(managed.requests()).isEqualTo(atRevocation).isEqualTo(3L * accepted.get());
            assertThat(storage.uploads().purgeReceipts(TestHub.NOW + 1)).isEqualTo(accepted.get());
            assertThat(storage.uploads().purgeReceipts(Long.MAX_VALUE)).isZero();
            assertThat(storage.tokens().drift()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpRequest.Builder revoke(TestHub hub, TestDevice device) {
        return HttpRequest.newBuilder(hub.uri().resolve("/v1/admin/devices/" + device.deviceId() + "/revoke"))
                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                .POST(BodyPublishers.noBody());
    }

    /** Uploads until an answer is no acknowledgement, and returns it; gives up some time after the revocation. */
    private String uploadUntilRefused(TestHub hub, TestDevice device) {
        for (int after = 0; after < AFTER; after += revoked ? 1 : 0) {
            int bucket = next.getAndIncrement();
            String record = Bodies.record(1_789_999_800 - 300L * (bucket % 2000), 1, "model-" + bucket / 2000);
            String verdict =
                    hub.send(device.upload(Bodies.batch(record), hub.now())).verdict();
            if (!verdict.equals("200")) {
                return verdict;
            }
            accepted.incrementAndGet();
            someAccepted.countDown();
        }
        return "200";
    }
}
