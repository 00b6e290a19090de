package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.testkit.fixture.FaultyTokens.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure that failed between the admin half and the token half can be repeated. */
public abstract class EraseFaultContract extends TwoEnginesContract {
    @BeforeEach
    void storeTwoDevices() {
        active(hub(), 1);
        active(hub(), 2);
        store(upload(id(1), record(NOON, 1, 1)));
        store(upload(id(2), record(NOON, 1, 2)));
    }

    private void assertEraseFails() {
        assertThatThrownBy(() -> devices().erase(id(1), ADMIN)).isInstanceOf(StorageException.class);
        assertThat(devices().find(id(1))).isPresent();
        assertThat(devices().erased(id(1))).isFalse();
        assertThat(keys().list(id(1))).hasSize(1);
        assertThat(audit()).noneMatch(entry -> entry.action().equals("device.erase"));
    }

    private void assertErasedByTheRepeat() {
        assertThat(devices().erase(id(1), ADMIN)).isTrue();
        assertThat(devices().find(id(1))).isEmpty();
        assertThat(devices().erased(id(1))).isTrue();
        assertThat(requests()).isEqualTo(1);
        assertThat(store(upload(id(1), record(NOON, 1, 1)))).isEqualTo(refused(Verdict.DEVICE_ERASED));
    }

    @Test
    void erase_ofUsageFails_leavesAll() {
        faults().failAt(Point.BEFORE_ERASE);
        assertEraseFails();
        assertThat(requests()).isEqualTo(2);

        faults().heal();
        assertErasedByTheRepeat();
    }

    @Test
    void erase_answerIsLost_leavesTheDevice() {
        faults().failAt(Point.AFTER_ERASE);
        assertEraseFails();
        assertThat(requests()).isEqualTo(1);

        faults().heal();
        assertErasedByTheRepeat();
    }

    @Test
    void erase_commitFails_leavesTheDevice() {
        failCommits(true);
        assertEraseFails();
        assertThat(requests()).isEqualTo(1);

        failCommits(false);
        assertErasedByTheRepeat();
    }

    @Test
    void erase_failed_takesUploadsUntilItIsRepeated() {
        failCommits(true);
        assertEraseFails();
        failCommits(false);

        assertThat(store(upload(id(1), record(NOON + 300, 1, 1)))).isEqualTo(stored(1, 0));

        assertThat(requests()).isEqualTo(2);
        assertErasedByTheRepeat();
    }

    @Test
    void forget_commitFails_hasNotUsedItsNonce() {
        NonceUse nonce = new NonceUse(id(1), "n", NOON + 660);
        failCommits(true);
        assertThatThrownBy(() -> devices().forget(id(1), nonce, ADMIN)).isInstanceOf(StorageException.class);
        assertThat(hub().shared().nonces().live()).isZero();

        failCommits(false);
        assertThat(devices().forget(id(1), nonce, ADMIN)).isTrue();
        assertThat(requests()).isEqualTo(1);
    }
}
