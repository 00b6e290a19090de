package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.testkit.fixture.FaultyTokens.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that revokes or erases a device waits for uploads of its records, and uploads wait for such a call. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
public abstract class OverlapContract extends TwoEnginesContract {
    private final List<Gate> gates = new ArrayList<>();

    /** Whether a thread waits for a lock of the admin half. */
    protected abstract boolean isWaiting(Thread thread);

    @BeforeEach
    void enrolDevices() {
        active(hub(), 1);
        active(hub(), 2);
    }

    /** Opens all gates, because calls that a failed test left waiting would delay the end of the storage. */
    @AfterEach
    void openGates() {
        gates.forEach(Gate::open);
    }

    /** A point at which a call stops until the test opens it. */
    private static final class Gate {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void pass() {
            reached.countDown();
            await(opened);
        }

        void awaitReached() {
            await(reached);
        }

        void open() {
            opened.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** A call that runs in a thread of its own. */
    private static final class Running<T> {
        private final FutureTask<T> call;
        private final Thread thread;

        Running(Callable<T> work) {
            call = new FutureTask<>(work);
            thread = new Thread(call);
            thread.start();
        }

        T result() throws InterruptedException, ExecutionException {
            return call.get();
        }
    }

    private void assertWaits(Running<?> running) {
        while (running.thread.isAlive() && !isWaiting(running.thread)) {
            Thread.onSpinWait();
        }
        assertThat(running.call.isDone()).isFalse();
    }

    private Gate gate() {
        Gate gate = new Gate();
        gates.add(gate);
        return gate;
    }

    private Gate gateAt(Point point) {
        Gate gate = gate();
        faults().at(point, gate::pass);
        return gate;
    }

    private Running<UploadResult> uploading() {
        return new Running<>(() -> store(upload(id(1), record(NOON, 1, 1))));
    }

    private Running<Boolean> revoking() {
        return new Running<>(
                () -> devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN));
    }

    private Running<Boolean> erasing() {
        return new Running<>(() -> devices().erase(id(1), ADMIN));
    }

    private void assertNothingMoreIsStored(Verdict refusal) {
        long before = requests();
        assertThat(store(upload(id(1), record(NOON, 1, 1)))).isEqualTo(refused(refusal));
        assertThat(store(upload(id(1), record(NOON + 300, 1, 1)))).isEqualTo(refused(refusal));
        assertThat(requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"BEFORE_PUT", "AFTER_PUT"})
    void move_whileRecordsArePut_waits(Point point) throws Exception {
        Gate gate = gateAt(point);
        Running<UploadResult> upload = uploading();
        gate.awaitReached();
        Running<Boolean> revoke = revoking();
        assertWaits(revoke);
        gate.open();

        assertThat(upload.result()).isEqualTo(stored(1, 0));
        assertThat(revoke.result()).isTrue();
        assertThat(requests()).isEqualTo(1);
        assertNothingMoreIsStored(Verdict.DEVICE_REVOKED);
    }

    @Test
    void move_whilePutFails_leavesNothingOfIt() throws Exception {
        Gate gate = gate();
        faults().at(Point.BEFORE_PUT, () -> {
            gate.pass();
            throw new StorageException("The connection ended.", null);
        });
        Running<UploadResult> upload = uploading();
        gate.awaitReached();
        Running<Boolean> revoke = revoking();
        assertWaits(revoke);
        gate.open();

        assertThatThrownBy(upload::result).hasCauseInstanceOf(StorageException.class);
        assertThat(revoke.result()).isTrue();
        assertThat(requests()).isZero();
        assertNothingMoreIsStored(Verdict.DEVICE_REVOKED);
    }

    @Test
    void move_whileACommitFails_isFollowedByNothing() throws Exception {
        failCommits(true);
        Gate gate = gateAt(Point.AFTER_PUT);
        Running<UploadResult> upload = uploading();
        gate.awaitReached();
        Running<Boolean> revoke = revoking();
        assertWaits(revoke);
        gate.open();

        assertThatThrownBy(upload::result).hasCauseInstanceOf(StorageException.class);
        assertThat(revoke.result()).isTrue();
        failCommits(false);
        assertThat(requests()).isEqualTo(1);
        assertNothingMoreIsStored(Verdict.DEVICE_REVOKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"BEFORE_PUT", "AFTER_PUT"})
    void erase_whileRecordsArePut_waitsAndTakesThem(Point point) throws Exception {
        Gate gate = gateAt(point);
        Running<UploadResult> upload = uploading();
        gate.awaitReached();
        Running<Boolean> erase = erasing();
        assertWaits(erase);
        gate.open();

        assertThat(upload.result()).isEqualTo(stored(1, 0));
        assertThat(erase.result()).isTrue();
        assertThat(requests()).isZero();
        assertNothingMoreIsStored(Verdict.DEVICE_ERASED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"BEFORE_ERASE", "AFTER_ERASE"})
    void store_whileTheDeviceIsErased_waitsAndIsRefused(Point point) throws Exception {
        store(upload(id(1), record(NOON + 600, 1, 1)));
        Gate gate = gateAt(point);
        Running<Boolean> erase = erasing();
        gate.awaitReached();
        Running<UploadResult> upload = uploading();
        assertWaits(upload);
        gate.open();

        assertThat(erase.result()).isTrue();
        assertThat(upload.result()).isEqualTo(refused(Verdict.DEVICE_ERASED));
        assertThat(requests()).isZero();
    }
}
