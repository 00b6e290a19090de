package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestBuckets.record;
import static io.tokenspeed.testkit.fixture.TestBuckets.upload;
import static io.tokenspeed.testkit.fixture.TestDevices.ADMIN;
import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.active;
import static io.tokenspeed.testkit.fixture.TestDevices.digest;
import static io.tokenspeed.testkit.fixture.TestDevices.enrol;
import static io.tokenspeed.testkit.fixture.TestDevices.enrolment;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static io.tokenspeed.testkit.fixture.TestDevices.invite;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceScheme;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.model.device.Heartbeat;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.shared.NonceUse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of a device, from enrolment to erasure. */
public abstract class DeviceContract extends HubStorageContract {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private Device device(int number) {
        return devices().find(id(number)).orElseThrow();
    }

    @Test
    void find_enrolledDevice_isAsItCame() {
        enrol(hub(), id(1), true);

        assertThat(device(1))
                .isEqualTo(new Device(
                        id(1),
                        DeviceScheme.V1,
                        DeviceStatus.PENDING,
                        "default",
                        "laptop",
                        "S32M-10QH",
                        TODAY,
                        null,
                        "1.4.2",
                        null));
        assertThat(devices().find(id(2))).isEmpty();
    }

    @Test
    void enrol_withoutAName_isCalledAsTheInviteSays() {
        active(hub(), 1);
        Invite invite = invite("Ana's laptop", 1, false);
        hub().admin().invites().create(invite, digest(invite), ADMIN);
        Enrolment plain = enrolment(id(2), digest(invite));

        devices()
                .enrol(
                        new Enrolment(
                                id(2),
                                plain.scheme(),
                                "",
                                plain.fingerprint(),
                                null,
                                plain.inviteDigest(),
                                plain.key(),
                                null),
                        ADMIN);

        assertThat(device(2).label()).isEqualTo("Ana's laptop");
        assertThat(device(1).label()).isEqualTo("laptop");
    }

    @Test
    void name_isKeptAndAudited() {
        active(hub(), 1);
        active(hub(), 2);

        assertThat(devices().name(id(1), "büro", ADMIN)).isTrue();
        int entries = audit().size();
        assertThat(devices().name(id(1), "büro", ADMIN)).isFalse();
        assertThat(devices().name(id(3), "büro", ADMIN)).isFalse();

        assertThat(device(1).label()).isEqualTo("büro");
        assertThat(device(2).label()).isEqualTo("laptop");
        assertThat(audit()).hasSize(entries);
        assertThat(audit().get(0).action()).isEqualTo("device.name");
        assertThat(audit().get(0).target()).isEqualTo(id(1));
        assertThat(audit().get(0).detail()).isEqualTo("büro");
    }

    @Test
    void enrol_knownDevice_changesNothing() {
        active(hub(), 1);
        Invite invite = invite("again", 1, false);
        hub().admin().invites().create(invite, digest(invite), ADMIN);
        int entries = audit().size();

        assertThat(devices().enrol(enrolment(id(1), digest(invite)), ADMIN)).isEqualTo(EnrolResult.DEVICE_EXISTS);

        assertThat(hub().admin().invites().list())
                .filteredOn(listed -> listed.terms().label(), "again")
                .extracting(Invite::used)
                .containsExactly(0);
        assertThat(audit()).hasSize(entries);
    }

    @Test
    void enrol_usedNonce_changesNothing() {
        active(hub(), 1);
        Invite invite = invite("again", 1, false);
        hub().admin().invites().create(invite, digest(invite), ADMIN);
        NonceUse nonce = new NonceUse(id(2), "n", NOON + 660);
        hub().shared().nonces().take(nonce, 10, NOON);
        Enrolment plain = enrolment(id(2), digest(invite));
        Enrolment enrolment = new Enrolment(
                id(2), plain.scheme(), "", plain.fingerprint(), null, plain.inviteDigest(), plain.key(), nonce);

        assertThat(devices().enrol(enrolment, ADMIN)).isEqualTo(EnrolResult.NONCE_REPLAYED);

        assertThat(devices().find(id(2))).isEmpty();
        assertThat(devices().enrol(plain, ADMIN)).isEqualTo(EnrolResult.ACTIVE);
    }

    @Test
    void enrol_newNonce_remembersIt() {
        keys().addDataKey(io.tokenspeed.testkit.fixture.TestDevices.dataKey(1));
        Invite invite = invite("a", 1, false);
        hub().admin().invites().create(invite, digest(invite), ADMIN);
        Enrolment plain = enrolment(id(2), digest(invite));
        NonceUse nonce = new NonceUse(id(2), "n", NOON + 660);

        devices()
                .enrol(
                        new Enrolment(
                                id(2),
                                plain.scheme(),
                                "",
                                plain.fingerprint(),
                                null,
                                plain.inviteDigest(),
                                plain.key(),
                                nonce),
                        ADMIN);

        assertThat(hub().shared().nonces().live()).isEqualTo(1);
    }

    @Test
    void move_fromAnotherStatus_isRefused() {
        enrol(hub(), id(1), true);

        assertThat(devices().move(id(1), List.of(DeviceStatus.ACTIVE), DeviceStatus.REVOKED, "revoke", ADMIN))
                .isFalse();
        assertThat(devices().move(id(2), List.of(DeviceStatus.PENDING), DeviceStatus.ACTIVE, "approve", ADMIN))
                .isFalse();

        assertThat(device(1).status()).isEqualTo(DeviceStatus.PENDING);
    }

    @Test
    void move_approveRevokeRestore_changesStatus() {
        enrol(hub(), id(1), true);

        assertThat(devices().move(id(1), List.of(DeviceStatus.PENDING), DeviceStatus.ACTIVE, "approve", ADMIN))
                .isTrue();
        assertThat(device(1).status()).isEqualTo(DeviceStatus.ACTIVE);
        assertThat(devices()
                        .move(
                                id(1),
                                List.of(DeviceStatus.PENDING, DeviceStatus.ACTIVE),
                                DeviceStatus.REVOKED,
                                "revoke",
                                ADMIN))
                .isTrue();
        assertThat(device(1).status()).isEqualTo(DeviceStatus.REVOKED);
        assertThat(devices().move(id(1), List.of(DeviceStatus.REVOKED), DeviceStatus.ACTIVE, "restore", ADMIN))
                .isTrue();
        assertThat(device(1).status()).isEqualTo(DeviceStatus.ACTIVE);
    }

    @Test
    void list_isPendingFirstThenNewestThenById() {
        active(hub(), 3);
        active(hub(), 1);
        enrol(hub(), id(2), true);
        Invite invite = invite("next", 1, false);
        hub().admin().invites().create(invite, digest(invite), ADMIN);
        devices().enrol(enrolment(id(9), digest(invite)), new AuditContext("admin", "", NOON + 43_200));

        assertThat(devices().list()).extracting(Device::deviceId).containsExactly(id(2), id(9), id(1), id(3));
    }

    @Test
    void seen_keepsDayVersionAndQueue() {
        active(hub(), 1);

        devices().seen(id(1), new Heartbeat("1.5.0", "low", 10, 20, NOON + 86_400));
        devices().seen(id(1), new Heartbeat("1.5.1", "high", 11, 21, NOON));
        devices().seen(id(2), new Heartbeat("1.5.1", "high", 11, 21, NOON));

        assertThat(device(1).lastSeenOn()).isEqualTo(TODAY.plusDays(1));
        assertThat(device(1).programVersion()).isEqualTo("1.5.1");
        assertThat(device(1).queueClass()).isEqualTo("high");
    }

    @Test
    void store_upload_isSeen() {
        active(hub(), 1);

        store(upload(id(1), record(NOON, 1, 1)));

        assertThat(device(1).lastSeenOn()).isEqualTo(TODAY);
    }
}
