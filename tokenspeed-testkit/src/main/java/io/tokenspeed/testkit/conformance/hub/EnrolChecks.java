package io.tokenspeed.testkit.conformance.hub;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.InviteToken;
import java.security.SecureRandom;
import java.util.List;

/** Checks how devices enrol. */
final class EnrolChecks {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CONFIG = "/v1/devices/self/config";

    private final HubUnderTest hub;

    EnrolChecks(HubUnderTest hub) {
        this.hub = hub;
    }

    List<Check> all() {
        return List.of(
                new Check("GET /v1/hub tells id, versions and limits", this::tellsItself),
                new Check("an invited device enrols and proves it by reading its config", this::enrols),
                new Check("enrolling again answers 200 and needs no invite", this::enrolsAgain),
                new Check("a known id with another secret is a conflict", this::otherSecret),
                new Check("a secret that does not match the signature is refused", this::unproven),
                new Check("unknown and used invites are refused alike", this::wrongInvites),
                new Check("a pending device waits until it is approved", this::pending));
    }

    private void tellsItself() {
        TestAnswer answer = Deviation.expect(hub.get("/v1/hub"), 200, "");
        Deviation.require(answer.json().path("hubId").asText().matches("tsh_[A-Za-z0-9_-]{16}"), "a hubId", answer);
        Deviation.require(answer.json().path("schemaVersions").toString().contains("1"), "schemaVersions", answer);
    }

    private void enrols() {
        TestDevice device = new TestDevice(hub);
        TestAnswer answer = Deviation.expect(device.enrol(hub.invite(1, false)), 201, "");
        Deviation.require(answer.json().path("deviceId").asText().equals(device.id()), "its device id", answer);
        Deviation.require(answer.json().path("status").asText().equals("active"), "status active", answer);
        Deviation.require(
                !answer.body().contains(device.secret().text()), "an answer without the secret", "the secret");
        Deviation.expect(device.get(CONFIG, "schema=1"), 200, "");
    }

    private void enrolsAgain() {
        String invite = hub.invite(1, false);
        TestDevice device = new TestDevice(hub);
        Deviation.expect(device.enrol(invite), 201, "");
        Deviation.expect(device.enrol(invite), 200, "");
    }

    private void otherSecret() {
        TestDevice device = TestDevice.enrolled(hub);
        device.use("k1", DeviceSecret.random(RANDOM));
        Deviation.expect(device.enrol(InviteToken.random(RANDOM).text()), 409, "device_conflict");
    }

    private void unproven() {
        TestDevice device = new TestDevice(hub);
        TestAnswer answer = device.enrol(InviteToken.random(RANDOM).text(), DeviceSecret.random(RANDOM));
        Deviation.expect(answer, 401, "signature_invalid");
    }

    private void wrongInvites() {
        String used = hub.invite(1, false);
        Deviation.expect(new TestDevice(hub).enrol(used), 201, "");
        TestAnswer second = Deviation.expect(new TestDevice(hub).enrol(used), 403, "invite_invalid");
        TestAnswer unknown = Deviation.expect(
                new TestDevice(hub).enrol(InviteToken.random(RANDOM).text()), 403, "invite_invalid");
        Deviation.require(
                second.json().path("title").equals(unknown.json().path("title"))
                        && second.json().path("detail").equals(unknown.json().path("detail")),
                "the same words",
                second + " and " + unknown);
    }

    private void pending() {
        TestDevice device = new TestDevice(hub);
        TestAnswer answer = Deviation.expect(device.enrol(hub.invite(1, true)), 201, "");
        Deviation.require(answer.json().path("status").asText().equals("pending"), "status pending", answer);
        String upload = new TestBatch(hub.time()).record(2).text();
        Deviation.expect(device.upload(upload), 403, "device_pending");
        Deviation.expect(hub.admin("POST", "/v1/admin/devices/" + device.id() + "/approve", ""), 200, "");
        Deviation.expect(device.upload(upload), 200, "");
    }
}
