package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.wire.DeviceSecret;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every change to a device's rights leaves one entry in the audit log, with the request that made it. */
class AuditTest extends HubTest {
    private static final AuditContext ADMIN = new AuditContext("admin", "r_test", TestHub.NOW);

    private List<AuditEntry> entries() {
        return hub.storage.admin().audit().latest(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The entries that an action wrote to the log. */
    private List<AuditEntry> leftBy(Supplier<?> action) {
        long last = entries().stream().mapToLong(AuditEntry::id).max().orElse(0);
        assertThat(action.get()).isNotEqualTo(false);
        return entries().stream().filter(entry -> entry.id() > last).toList();
    }

    private void assertEntry(String action, String actor, Supplier<Reply> request) {
        assertThat(leftBy(() -> {
                    Reply reply = request.get();
                    assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
                    return reply;
                }))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo(action);
                    assertThat(entry.act().actor()).isEqualTo(actor);
                    assertThat(entry.act().requestId()).startsWith("r_");
                });
    }

    @Test
    void everyChange_inADevicesLife_leavesOneEntry() {
        TestDevice device = TestDevice.random();
        String id = device.deviceId();
        var invite = hub.invite(1, true);
        DeviceSecret second = DeviceSecret.random(new SecureRandom());
        DeviceSecret third = DeviceSecret.random(new SecureRandom());
        var control = hub.hub.parts().devices();

        assertEntry("device.enrol", id, () -> hub.send(device.enrol(invite, hub.now())));
        assertThat(leftBy(() -> control.approve(id, ADMIN)))
                .extracting(AuditEntry::action)
                .containsExactly("device.approve");
        assertEntry("key.rotate", id, () -> hub.send(device.rotate("k2", second, false, hub.now())));
        assertEntry("key.activate", id, () -> hub.send(device.with("k2", second).config(hub.now())));
        assertEntry("key.rotate", id, () -> hub.send(device.with("k2", second).rotate("k3", third, true, hub.now())));
        assertEntry("key.activate", id, () -> hub.send(device.with("k3", third).config(hub.now())));
        assertThat(leftBy(() -> control.revoke(id, ADMIN)))
                .extracting(AuditEntry::action)
                .containsExactly("device.revoke");
        assertThat(leftBy(() -> control.restore(id, ADMIN)))
                .extracting(AuditEntry::action)
                .containsExactly("device.restore");
        assertEntry("device.erase", id, () -> hub.send(device.with("k3", third).forget(hub.now())));
    }

    @Test
    void requests_thatChangeNothing_leaveNone() {
        TestDevice device = hub.device();
        DeviceSecret next = DeviceSecret.random(new SecureRandom());
        hub.send(device.rotate("k2", next, false, hub.now()));

        assertThat(leftBy(() -> hub.send(device.rotate("k2", next, false, hub.now()))))
                .isEmpty();
        assertThat(leftBy(() -> hub.send(device.config(hub.now())))).isEmpty();
        assertThat(leftBy(() -> hub.send(device.heartbeat(hub.now())))).isEmpty();
        assertThat(leftBy(() -> hub.send(device.upload(Bodies.batch(1_790_000_100, 1), hub.now()))))
                .isEmpty();
        assertThat(leftBy(() -> hub.send(device.rotate("k7", next, true, hub.now()))))
                .isEmpty();
        assertThat(leftBy(() -> hub.send(device.post("/v1/devices/self/forget", "{}", hub.now()))))
                .isEmpty();
    }
}
