package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.sums;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.digest;
import static io.tokenspeed.testkit.fixture.TestDevices.enrolment;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.usage.UsageTotals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erased device leaves nothing but the digest of its id. */
public abstract class EraseContract extends HubStorageContract {
    @BeforeEach
    void storeTwoDevices() {
        active(hub(), 1);
        active(hub(), 2);
        store(upload(id(1), record(NOON, 1, 1), record(NOON + 7200, 1, 2)));
        store(upload(id(2), record(NOON, 1, 3)));
    }

    @Test
    void erase_subtractsExactlyItsShare() {
        assertThat(devices().erase(id(1), ADMIN)).isTrue();

        assertThat(tokens().usage(null).summary(EVERYTHING))
                .isEqualTo(sums(3).totals(NOON * 1000, (NOON + 300) * 1000 - 1));
        assertThat(tokens().latencies(null, EVERYTHING).ttftMs())
                .isEqualTo(sums(3).histograms().ttftMs());
        assertThat(tokens().usage(id(1)).summary(EVERYTHING)).isEqualTo(UsageTotals.ZERO);
        assertThat(tokens().drift()).isZero();
    }

    @Test
    void erase_removesDeviceAndKeysAndKeepsTombstone() {
        devices().erase(id(1), ADMIN);

        assertThat(devices().find(id(1))).isEmpty();
        assertThat(devices().erased(id(1))).isTrue();
        assertThat(devices().erasedAt(id(1))).contains(ADMIN.at());
        assertThat(devices().erasedAt(id(2))).isEmpty();
        assertThat(devices().erased(id(2))).isFalse();
        assertThat(devices().erased(id(3))).isFalse();
        assertThat(keys().list(id(1))).isEmpty();
        assertThat(keys().list(id(2))).hasSize(1);
        assertThat(store(upload(id(1), record(NOON, 1, 1)))).isEqualTo(refused(Verdict.DEVICE_ERASED));
    }

    @Test
    void erase_again_isNotThere() {
        devices().erase(id(1), ADMIN);

        assertThat(devices().erase(id(1), ADMIN)).isFalse();
        assertThat(devices().erase(id(9), ADMIN)).isFalse();
    }

    @Test
    void enrol_erasedDevice_isRefused() {
        devices().erase(id(1), ADMIN);
        Invite invite = invite("again", 1, false);
        hub().admin().invites().create(invite, digest(invite), ADMIN);

        assertThat(devices().enrol(enrolment(id(1), digest(invite)), ADMIN)).isEqualTo(EnrolResult.DEVICE_ERASED);

        assertThat(hub().admin().invites().list())
                .filteredOn(listed -> listed.terms().label(), "again")
                .extracting(Invite::used)
                .containsExactly(0);
    }

    @Test
    void forget_usedNonce_changesNothing() {
        NonceUse nonce = new NonceUse(id(1), "n", NOON + 660);
        hub().shared().nonces().take(nonce, 9, NOON);

        assertThat(devices().forget(id(1), nonce, ADMIN)).isFalse();
        assertThat(devices().find(id(1))).isPresent();
        assertThat(devices().forget(id(1), new NonceUse(id(1), "m", NOON + 660), ADMIN))
                .isTrue();
    }

    @Test
    void erase_thenAnotherDevice_startsFromNothing() {
        devices().erase(id(1), ADMIN);
        active(hub(), 3);

        assertThat(store(upload(id(3), record(NOON, 1, 1)))).isEqualTo(stored(1, 0));

        assertThat(tokens().usage(id(3)).summary(EVERYTHING).requests()).isEqualTo(1);
        assertThat(tokens().drift()).isZero();
    }
}
