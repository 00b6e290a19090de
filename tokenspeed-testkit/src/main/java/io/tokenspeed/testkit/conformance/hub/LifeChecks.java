package io.tokenspeed.testkit.conformance.hub;

import io.tokenspeed.model.wire.DeviceSecret;
import java.security.SecureRandom;
import java.util.List;

/** Checks heartbeats, the rotation of keys, and how devices are revoked and erased. */
final class LifeChecks {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KEYS = "/v1/devices/self/keys";

    private final HubUnderTest hub;

    LifeChecks(HubUnderTest hub) {
        this.hub = hub;
    }

    List<Check> all() {
        return List.of(
                new Check("a heartbeat is taken", this::heartbeat),
                new Check("a new key becomes active with its first use, the old one overlaps", this::rotate),
                new Check("key numbers rise by one", this::sequence),
                new Check("a revoked device is refused at once and let in again when restored", this::revoke),
                new Check("a device that forgets itself is gone with its data", this::forget),
                new Check("a device's signature opens nothing of the admin's", this::adminPlane));
    }

    private void heartbeat() {
        TestAnswer answer = TestDevice.enrolled(hub)
                .post(
                        "/v1/devices/self/heartbeat",
                        "{\"schemaVersion\":1,\"client\":{\"name\":\"conformance\",\"version\":\"1.0\",\"os\":\"other\","
                                + "\"arch\":\"other\"},\"queue\":\"empty\",\"ledger\":{\"ackedRecords\":0,"
                                + "\"ackedRequests\":0}}");
        Deviation.expect(answer, 200, "");
    }

    private void rotate() {
        TestDevice device = TestDevice.enrolled(hub);
        DeviceSecret old = device.secret();
        DeviceSecret next = DeviceSecret.random(RANDOM);
        String body = "{\"newKeyId\":\"k2\",\"newSecret\":\"" + next.text() + "\"}";
        TestAnswer answer = Deviation.expect(device.post(KEYS, body), 200, "");
        Deviation.require(answer.json().path("state").asText().equals("pending"), "state pending", answer);
        Deviation.expect(device.post(KEYS, body), 200, "");
        device.use("k2", next);
        Deviation.expect(device.upload(new TestBatch(hub.time()).record(2).text()), 200, "");
        device.use("k1", old);
        Deviation.expect(device.upload(new TestBatch(hub.time()).record(3).text()), 200, "");
    }

    private void sequence() {
        TestAnswer answer = TestDevice.enrolled(hub)
                .post(
                        KEYS,
                        "{\"newKeyId\":\"k5\",\"newSecret\":\""
                                + DeviceSecret.random(RANDOM).text() + "\"}");
        Deviation.expect(answer, 409, "key_sequence");
    }

    private void revoke() {
        TestDevice device = TestDevice.enrolled(hub);
        Deviation.expect(hub.admin("POST", "/v1/admin/devices/" + device.id() + "/revoke", ""), 200, "");
        String upload = new TestBatch(hub.time()).record(2).text();
        Deviation.expect(device.upload(upload), 403, "device_revoked");
        Deviation.expect(hub.admin("POST", "/v1/admin/devices/" + device.id() + "/restore", ""), 200, "");
        Deviation.expect(device.upload(upload), 200, "");
    }

    private void forget() {
        TestDevice device = TestDevice.enrolled(hub);
        Deviation.expect(device.upload(new TestBatch(hub.time()).record(2).text()), 200, "");
        TestAnswer answer =
                Deviation.expect(device.post("/v1/devices/self/forget", "{\"confirm\":\"forget\"}"), 200, "");
        Deviation.require(answer.json().path("status").asText().equals("erased"), "status erased", answer);
        Deviation.expect(device.get("/v1/devices/self/config", ""), 410, "device_erased");
        TestAnswer sums = hub.admin("GET", "/v1/dashboard/summary?deviceId=" + device.id(), "");
        Deviation.require(sums.json().path("requestCount").asLong() == 0, "no request left", sums);
    }

    private void adminPlane() {
        TestDevice device = TestDevice.enrolled(hub);
        for (String path :
                List.of("/v1/admin/devices", "/v1/admin/invites", "/v1/admin/audit", "/v1/dashboard/summary")) {
            TestAnswer answer = device.get(path, "");
            Deviation.require(answer.status() == 401 || answer.status() == 404, "401 or 404 for " + path, answer);
        }
    }
}
