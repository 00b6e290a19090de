package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.dataKey;
import static io.tokenspeed.testkit.fixture.TestDevices.digest;
import static io.tokenspeed.testkit.fixture.TestDevices.enrolment;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.invite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.model.storage.StorageException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An invite lets in as many devices as it allows, while it is valid. */
public abstract class InviteContract extends HubStorageContract {
    @BeforeEach
    void addDataKey() {
        keys().addDataKey(dataKey(1));
    }

    private Invite created(Invite invite) {
        hub().admin().invites().create(invite, digest(invite), ADMIN);
        return invite;
    }

    private EnrolResult enrol(int device, Invite invite, long at) {
        return devices().enrol(enrolment(id(device), digest(invite)), new AuditContext(id(device), "r2", at));
    }

    @Test
    void list_isNewestFirstAndComplete() {
        Invite old = created(
                new Invite("tsi_b", new InviteTerms("b", "default", 1, true), 0, NOON - 1, NOON, null, "admin"));
        Invite young = created(invite("a", 50, false));

        assertThat(hub().admin().invites().list()).containsExactly(young, old);
    }

    @Test
    void create_knownIdOrToken_isRefused() {
        Invite invite = created(invite("a", 1, false));

        assertThatThrownBy(() -> hub().admin().invites().create(invite, "00".repeat(32), ADMIN))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> hub().admin().invites().create(invite("b", 1, false), digest(invite), ADMIN))
                .isInstanceOf(StorageException.class);
        assertThat(hub().admin().invites().list()).containsExactly(invite);
        assertThat(audit()).hasSize(1);
    }

    @Test
    void enrol_untilUsedUp_letsDevicesIn() {
        Invite invite = created(invite("a", 2, false));

        assertThat(enrol(1, invite, NOON)).isEqualTo(EnrolResult.ACTIVE);
        assertThat(enrol(2, invite, NOON)).isEqualTo(EnrolResult.ACTIVE);
        assertThat(enrol(3, invite, NOON)).isEqualTo(EnrolResult.INVITE_INVALID);

        assertThat(hub().admin().invites().list()).extracting(Invite::used).containsExactly(2);
        assertThat(devices().list()).extracting(Device::deviceId).containsExactly(id(1), id(2));
    }

    @Test
    void enrol_requiredApproval_isPending() {
        assertThat(enrol(1, created(invite("a", 1, true)), NOON)).isEqualTo(EnrolResult.PENDING);
    }

    @Test
    void enrol_expiredInvite_isRefused() {
        Invite invite = created(invite("a", 1, false));

        assertThat(enrol(1, invite, invite.expiresAtSeconds())).isEqualTo(EnrolResult.INVITE_INVALID);
        assertThat(enrol(1, invite, invite.expiresAtSeconds() - 1)).isEqualTo(EnrolResult.ACTIVE);
    }

    @Test
    void enrol_unknownInvite_isRefused() {
        assertThat(enrol(1, invite("never", 1, false), NOON)).isEqualTo(EnrolResult.INVITE_INVALID);
        assertThat(devices().find(id(1))).isEmpty();
        assertThat(keys().list(id(1))).isEmpty();
        assertThat(audit()).isEmpty();
    }

    @Test
    void revoke_endsInviteOnce() {
        Invite invite = created(invite("a", 1, false));

        assertThat(hub().admin().invites().revoke(invite.inviteId(), ADMIN)).isTrue();
        assertThat(hub().admin().invites().revoke(invite.inviteId(), ADMIN)).isFalse();
        assertThat(hub().admin().invites().revoke("tsi_unknown", ADMIN)).isFalse();

        assertThat(enrol(1, invite, NOON)).isEqualTo(EnrolResult.INVITE_INVALID);
        assertThat(hub().admin().invites().list())
                .extracting(listed -> listed.revokedAtSeconds())
                .containsExactly(NOON);
    }

    @Test
    void enrol_fiftyAtOnceWithSingleUseInvite_letsOneIn() throws Exception {
        Invite invite = created(invite("a", 1, false));
        AtomicInteger device = new AtomicInteger();

        var results = atOnce(50, () -> enrol(device.incrementAndGet(), invite, NOON));

        assertThat(results).containsOnlyOnce(EnrolResult.ACTIVE);
        assertThat(results).filteredOn(EnrolResult.INVITE_INVALID::equals).hasSize(49);
        assertThat(devices().list()).hasSize(1);
        assertThat(hub().admin().invites().list()).extracting(Invite::used).containsExactly(1);
    }

    @Test
    void enrol_sameDeviceTwentyTimesAtOnce_usesInviteOnce() throws Exception {
        Invite invite = created(invite("a", 50, false));

        var results = atOnce(20, () -> enrol(1, invite, NOON));

        assertThat(results).containsOnlyOnce(EnrolResult.ACTIVE);
        assertThat(results).filteredOn(EnrolResult.DEVICE_EXISTS::equals).hasSize(19);
        assertThat(hub().admin().invites().list()).extracting(Invite::used).containsExactly(1);
    }
}
