package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Parallel;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Fingerprint;
import io.tokenspeed.model.wire.InviteToken;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices enrol with an invite only, and may repeat an enrolment whose answer was lost. */
class EnrolTest extends HubTest {
    private static final AuditContext ADMIN = new AuditContext("admin", "", TestHub.NOW);

    /** Gives each test a minute of its own, so that wrong invites of one test do not count in the next. */
    private static long minutes;

    @BeforeEach
    void laterThanBefore() {
        hub.clock.set(TestHub.NOW + 60 * ++minutes);
    }

    private Reply enrol(TestDevice device, InviteToken invite) {
        return hub.send(device.enrol(invite, hub.now()));
    }

    private long devices() {
        return hub.storage.admin().devices().list().size();
    }

    @Test
    void enrolment_withAnInvite_isAudited() {
        TestDevice device = TestDevice.random();

        Reply reply = enrol(device, hub.invite(1, false));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("deviceId").asText()).isEqualTo(device.deviceId());
        assertThat(reply.json().get("keyId").asText()).isEqualTo("k1");
        assertThat(reply.json().get("config").get("tickSeconds").asInt()).isEqualTo(300);
        assertThat(reply.body()).doesNotContain(device.secret().text());
        assertThat(hub.storage
                        .admin()
                        .devices()
                        .find(device.deviceId())
                        .orElseThrow()
                        .fingerprint())
                .isEqualTo(Fingerprint.of(device.deviceId(), device.secret()));
        AuditEntry entry = hub.storage.admin().audit().latest(Long.MAX_VALUE, 1).get(0);
        assertThat(entry.action()).isEqualTo("device.enrol");
        assertThat(entry.act().requestId()).startsWith("r_");
    }

    @Test
    void enrolment_repeated_needsNoInvite() {
        TestDevice device = TestDevice.random();
        InviteToken invite = hub.invite(1, false);
        Reply first = enrol(device, invite);

        Reply again = enrol(device, invite);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(hub.storage.admin().invites().list().stream()
                        .filter(known -> known.inviteId().equals(invite.id()))
                        .findFirst()
                        .orElseThrow()
                        .used())
                .isEqualTo(1);
    }

    @Test
    void enrolment_ofAKnownIdWithAnotherSecret_conflicts() {
        TestDevice device = hub.device();
        TestDevice thief = device.with("k1", DeviceSecret.random(new SecureRandom()));

        Reply reply = enrol(thief, hub.invite(1, false));

        assertThat(reply.verdict()).isEqualTo("409 device_conflict");
        assertThat(hub.send(device.config(hub.now())).status()).isEqualTo(200);
    }

    @Test
    void enrolment_ofARevokedDevice_isRefused() {
        TestDevice device = hub.device();
        hub.hub.parts().devices().revoke(device.deviceId(), ADMIN);

        assertThat(enrol(device, hub.invite(1, false)).verdict()).isEqualTo("403 device_revoked");
    }

    @Test
    void enrolment_ofAnErasedDevice_isRefused() {
        TestDevice device = hub.device();
        hub.send(device.forget(hub.now()));

        assertThat(enrol(device, hub.invite(1, false)).verdict()).isEqualTo("410 device_erased");
    }

    @Test
    void enrolment_signedWithAnotherSecret_isRefused() {
        TestDevice device = TestDevice.random();
        InviteToken invite = hub.invite(1, false);
        long before = devices();
        var signed = device.enrol(invite, hub.now());
        var other = new Signing(signed.request(), signed.body(), DeviceSecret.random(new SecureRandom()));

        assertThat(hub.send(other).verdict()).isEqualTo("401 signature_invalid");
        assertThat(devices()).isEqualTo(before);
    }

    @Test
    void invites_thatAreNotGood_lookAllTheSame() {
        InviteToken used = hub.invite(1, false);
        enrol(TestDevice.random(), used);
        InviteToken revoked = hub.invite(1, false);
        hub.storage.admin().invites().revoke(revoked.id(), ADMIN);
        InviteToken expired = InviteToken.random(new SecureRandom());
        hub.invite(expired, 1, false, hub.now());
        InviteToken unknown = InviteToken.random(new SecureRandom());
        long before = devices();

        List<Reply> replies = List.of(used, revoked, expired, unknown).stream()
                .map(invite -> enrol(TestDevice.random(), invite))
                .toList();

        assertThat(replies).extracting(Reply::verdict).containsOnly("403 invite_invalid");
        assertThat(replies).extracting(Reply::body).containsOnly(replies.get(0).body());
        assertThat(devices()).isEqualTo(before);
    }

    @Test
    void guesses_areLimitedPerSource() {
        InviteToken wrong = InviteToken.random(new SecureRandom());
        for (int i = 0; i < 5; i++) {
            assertThat(enrol(TestDevice.random(), wrong).verdict()).isEqualTo("403 invite_invalid");
        }

        Reply sixth = enrol(TestDevice.random(), wrong);

        assertThat(sixth.verdict()).isEqualTo("429 rate_limited");
        assertThat(sixth.header("Retry-After")).isEqualTo("60");
        hub.clock.advance(60);
        assertThat(enrol(TestDevice.random(), hub.invite(1, false)).status()).isEqualTo(201);
        minutes++;
    }

    @Test
    void redemptions_inParallel_letInOneDevice() throws Exception {
        InviteToken invite = hub.invite(1, false);
        long before = devices();

        List<Reply> replies = Parallel.run(50, i -> enrol(TestDevice.random(), invite));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .allMatch(reply -> reply.status() == 403 || reply.status() == 429);
        assertThat(devices()).isEqualTo(before + 1);
    }

    @Test
    void device_thatWaits_mayDoNothing() {
        TestDevice device = TestDevice.random();
        Reply enrolled = enrol(device, hub.invite(1, true));

        Reply poll = hub.send(device.config(hub.now()));

        assertThat(enrolled.json().get("status").asText()).isEqualTo("pending");
        assertThat(poll.verdict()).isEqualTo("403 device_pending");
        assertThat(Integer.parseInt(poll.header("Retry-After"))).isBetween(60, 75);
        assertThat(hub.hub.parts().devices().approve(device.deviceId(), ADMIN)).isTrue();
        assertThat(hub.send(device.config(hub.now())).json().get("status").asText())
                .isEqualTo("active");
    }

    @Test
    void device_thatNobodyApproves_isErasedAfterAWeek() {
        TestDevice device = TestDevice.random();
        enrol(device, hub.invite(1, true));

        hub.clock.advance(9 * 86_400);
        hub.hub.parts().maintenance().everyHour();

        assertThat(hub.storage.admin().devices().list()).noneMatch(known -> known.status() == DeviceStatus.PENDING);
        assertThat(hub.storage.admin().devices().erased(device.deviceId())).isTrue();
    }
}
