package io.tokenspeed.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Fingerprint;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices change keys without a gap, and revoked devices stay out. */
class DeviceLifeTest extends HubTest {
    private static final AuditContext ADMIN = new AuditContext("admin", "r_test", TestHub.NOW);
    private static final long DAY = 86_400;

    private final DeviceSecret nextSecret = DeviceSecret.random(new SecureRandom());
    private TestDevice device;
    private TestDevice renewed;

    @BeforeEach
    void enrol() {
        device = hub.device();
        renewed = device.with("k2", nextSecret);
    }

    private String config(TestDevice who) {
        return hub.send(who.config(hub.now())).verdict();
    }

    private Reply rotate(boolean retireNow) {
        return hub.send(device.rotate("k2", nextSecret, retireNow, hub.now()));
    }

    @Test
    void rotation_overlapsForADay() {
        assertThat(rotate(false).json().get("state").asText()).isEqualTo("pending");
        assertThat(rotate(false).json().get("state").asText()).isEqualTo("pending");

        assertThat(config(device)).isEqualTo("200");
        assertThat(config(renewed)).isEqualTo("200");
        assertThat(config(device)).isEqualTo("200");
        hub.clock.advance(DAY + 1);
        assertThat(config(device)).isEqualTo("401 key_retired");
        assertThat(config(device)).isEqualTo("401 key_retired");
        assertThat(config(renewed)).isEqualTo("200");
        assertThat(audited("key.retired_use")).hasSize(1);
        assertThat(audited("key.activate")).hasSize(1);
        hub.clock.advance(8 * DAY);
        hub.hub.parts().maintenance().everyHour();
        assertThat(config(device)).isEqualTo("401 key_unknown");
    }

    private List<AuditEntry> audited(String action) {
        return hub.storage.admin().audit().latest(Long.MAX_VALUE, 500).stream()
                .filter(entry -> entry.action().equals(action) && entry.target().equals(device.deviceId()))
                .toList();
    }

    @Test
    void rotation_showsTheFingerprintOfTheKeyInUse() {
        String first = Fingerprint.of(device.deviceId(), device.secret());
        assertThat(fingerprint()).isEqualTo(first);
        rotate(false);
        assertThat(fingerprint()).isEqualTo(first);

        config(renewed);
        config(device);

        assertThat(fingerprint()).isEqualTo(Fingerprint.of(device.deviceId(), nextSecret));
    }

    private String fingerprint() {
        return hub.storage
                .admin()
                .devices()
                .find(device.deviceId())
                .orElseThrow()
                .fingerprint();
    }

    @Test
    void rotation_thatRetiresNow_overlapsNotAtAll() {
        rotate(true);

        assertThat(config(device)).isEqualTo("200");
        assertThat(config(renewed)).isEqualTo("200");
        assertThat(config(device)).isEqualTo("401 key_retired");
    }

    @Test
    void rotation_thatIsRepeatedLater_countsAsItWasLastAskedFor() {
        rotate(true);
        hub.send(device.rotate("k2", DeviceSecret.random(new SecureRandom()), false, hub.now()));
        rotate(false);

        assertThat(config(renewed)).isEqualTo("200");
        assertThat(config(device)).isEqualTo("200");
    }

    @Test
    void key_thatIsOld_isAskedToBeReplaced() {
        assertThat(directives(hub.send(device.config(hub.now())))).isEmpty();
        hub.clock.advance(89 * DAY);
        assertThat(directives(hub.send(device.config(hub.now())))).isEmpty();

        hub.clock.advance(DAY);

        List<String> asked = List.of("rotate_key 1800316800");
        assertThat(directives(hub.send(device.config(hub.now())))).isEqualTo(asked);
        assertThat(directives(hub.send(device.heartbeat(hub.now())))).isEqualTo(asked);
        long start = hub.now() / 300 * 300 - 300;
        assertThat(directives(hub.send(device.upload(Bodies.batch(start, 1), hub.now()))))
                .isEqualTo(asked);
        rotate(false);
        assertThat(directives(hub.send(renewed.config(hub.now())))).isEmpty();
        assertThat(directives(hub.send(renewed.config(hub.now())))).isEmpty();
        assertThat(directives(hub.send(device.config(hub.now())))).isEmpty();
    }

    private static List<String> directives(Reply reply) {
        List<String> all = new ArrayList<>();
        assertThat(reply.verdict()).isEqualTo("200");
        reply.json()
                .get("directives")
                .forEach(directive -> all.add(directive.get("type").asText() + " "
                        + directive.get("by").asLong()));
        return all;
    }

    @Test
    void rotation_outOfSequence_isRefused() {
        Reply skipped = hub.send(device.rotate("k3", nextSecret, false, hub.now()));
        Reply repeated = hub.send(device.rotate("k1", nextSecret, false, hub.now()));

        assertThat(skipped.verdict()).isEqualTo("409 key_sequence");
        assertThat(repeated.verdict()).isEqualTo("409 key_sequence");
    }

    @Test
    void newKey_thatIsNeverUsed_ends() {
        rotate(false);

        hub.clock.advance(DAY + 1);

        assertThat(config(renewed)).isEqualTo("401 key_unknown");
        assertThat(config(device)).isEqualTo("200");
    }

    @Test
    void heartbeat_isKeptAsADay() {
        Reply reply = hub.send(device.heartbeat(hub.now()));

        assertThat(reply.json().get("hubEpoch").asText()).isEqualTo("e_1");
        var known = hub.storage.admin().devices().find(device.deviceId()).orElseThrow();
        assertThat(known.queueClass()).isEqualTo("low");
        assertThat(known.programVersion()).isEqualTo("1.4.2");
        assertThat(known.lastSeenOn()).hasToString("2026-09-21");
    }

    @Test
    void heartbeat_withAnythingElse_isRefused() {
        Signing good = device.heartbeat(hub.now());
        String body = new String(good.body(), UTF_8);

        Reply extra = hub.send(
                device.post(good.request().path(), body.replace("{\"schema", "{\"host\":\"x\",\"schema"), hub.now()));
        Reply negative =
                hub.send(device.post(good.request().path(), body.replace("Records\":2", "Records\":-2"), hub.now()));

        assertThat(extra.json().get("pointer").asText()).isEmpty();
        assertThat(extra.body()).doesNotContain("host");
        assertThat(negative.json().get("pointer").asText()).isEqualTo("/ledger/ackedRecords");
    }

    @Test
    void forget_leavesNothingButADigest() {
        hub.send(device.upload(Bodies.batch(1_790_000_100, 3), hub.now()));

        Reply reply = hub.send(device.forget(hub.now()));

        assertThat(reply.json().get("status").asText()).isEqualTo("erased");
        assertThat(config(device)).isEqualTo("410 device_erased");
        assertThat(hub.send(device.forget(hub.now())).verdict()).isEqualTo("410 device_erased");
        assertThat(hub.requests(device)).isZero();
        assertThat(hub.storage.tokens().drift()).isZero();
        assertThat(audited("device.erase")).hasSize(1);
    }

    @Test
    void revocation_isFeltAtOnceAndCanBeTakenBack() {
        assertThat(config(device)).isEqualTo("200");

        hub.hub.parts().devices().revoke(device.deviceId(), ADMIN);

        assertThat(config(device)).isEqualTo("403 device_revoked");
        assertThat(hub.send(device.forget(hub.now())).verdict()).isEqualTo("403 device_revoked");
        assertThat(hub.hub.parts().devices().restore(device.deviceId(), ADMIN)).isTrue();
        assertThat(config(device)).isEqualTo("200");
        assertThat(audited("device.revoke")).extracting(AuditEntry::act).containsExactly(ADMIN);
    }
}
