package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.Heartbeat;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** After a revocation has returned, nothing of the device is stored, however many uploads are under way. */
public abstract class RevocationContract extends HubStorageContract {
    private static final int THREADS = 20;
    private static final int BEFORE = 40;
    private static final int AFTER = 5;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();
    private volatile boolean revoked;

    @Test
    void move_whileManyThreadsUpload_isFollowedByNoUpload() throws Exception {
        active(hub(), 1);
        CountDownLatch someStored = new CountDownLatch(BEFORE);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> uploads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                uploads.add(pool.submit(() -> uploadUntilRefused(someStored)));
            }
            someStored.await();
            assertThat(devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN))
                    .isTrue();
            revoked = true;
            long storedAtRevocation = requests();
            for (Future<?> upload : uploads) {
                upload.get();
            }

            assertThat(requests()).isEqualTo(storedAtRevocation).isEqualTo(accepted.get());
        } finally {
            pool.shutdown();
        }
        assertThat(tokens().drift()).isZero();
    }

    private void uploadUntilRefused(CountDownLatch someStored) {
        UploadResult result = store(upload(id(1), record(NOON + 300L * next.incrementAndGet(), 1, 1)));
        for (int after = 0; after < AFTER && result.verdict() == Verdict.STORED; after += revoked ? 1 : 0) {
            accepted.incrementAndGet();
            someStored.countDown();
            result = store(upload(id(1), record(NOON + 300L * next.incrementAndGet(), 1, 1)));
        }
        assertThat(result).isEqualTo(refused(Verdict.DEVICE_REVOKED));
    }

    @Test
    void revokedDevice_changesNothingOfItself() {
        active(hub(), 1);
        keys().addPending(key(id(1), 2, KeyState.PENDING, NOON + 86_400), false, null, ADMIN);
        devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);
        List<DeviceKey> before = keys().list(id(1));
        NonceUse nonce = new NonceUse(id(1), "n", NOON + 660);

        assertThatThrownBy(() -> devices().forget(id(1), nonce, ADMIN)).isInstanceOf(DeviceRevokedException.class);
        assertThatThrownBy(() -> devices().seen(id(1), new Heartbeat("1.5.0", "low", 1, 2, NOON)))
                .isInstanceOf(DeviceRevokedException.class);
        assertThatThrownBy(() -> keys().addPending(key(id(1), 3, KeyState.PENDING, NOON), false, nonce, ADMIN))
                .isInstanceOf(DeviceRevokedException.class);
        keys().activate(id(1), "k2", "NEXT-PRNT", NOON + 9, ADMIN);

        assertThat(keys().list(id(1))).isEqualTo(before);
        assertThat(devices().find(id(1)).orElseThrow().lastSeenOn()).isNull();
        assertThat(hub().shared().nonces().live()).isZero();
        assertThat(devices().erase(id(1), ADMIN)).isTrue();
    }

    @Test
    void move_restored_isTakenAgain() {
        active(hub(), 1);
        store(upload(id(1), record(NOON, 1, 1)));
        devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN);
        assertThat(requests()).isEqualTo(1);
        devices().move(id(1), List.of(DeviceStatus.REVOKED), DeviceStatus.ACTIVE, "restore", ADMIN);

        assertThat(store(upload(id(1), record(NOON + 300, 1, 1)))).isEqualTo(stored(1, 0));
    }
}
