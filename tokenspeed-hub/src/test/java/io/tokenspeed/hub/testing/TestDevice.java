package io.tokenspeed.hub.testing;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.model.wire.WireFormat;
import java.security.SecureRandom;

/** A device with its id and key, which makes signed requests. */
public record TestDevice(String deviceId, String keyId, DeviceSecret secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String JSON = "application/json";
    private static final String CLIENT =
            "\"client\":{\"name\":\"tokenspeed-agent\",\"version\":\"1.4.2\",\"os\":\"linux\",\"arch\":\"x64\"}";

    public static TestDevice random() {
        return new TestDevice(WireFormat.newDeviceId(RANDOM), "k1", DeviceSecret.random(RANDOM));
    }

    public TestDevice with(String otherKeyId, DeviceSecret otherSecret) {
        return new TestDevice(deviceId, otherKeyId, otherSecret);
    }

    public Signing enrol(InviteToken invite, long now) {
        return enrol(invite, "", now);
    }

    /**
     * Signs an enrolment with further members of the body.
     *
     * @param more each begins with a comma
     */
    public Signing enrol(InviteToken invite, String more, long now) {
        String body = "{\"schemaVersion\":1,\"inviteToken\":\"" + invite.text() + "\",\"deviceSecret\":\""
                + secret.text() + "\"," + CLIENT + ",\"consent\":{\"version\":1,\"grantedAt\":1789999990}" + more + "}";
        return post("/v1/devices/enroll", body, now);
    }

    public Signing config(long now) {
        return Signing.of(this, "GET", "/v1/devices/self/config?schema=1&agent=1.4.2", "", "", new byte[0], now);
    }

    public Signing heartbeat(long now) {
        return heartbeat("", now);
    }

    /**
     * Signs a heartbeat with further members of the body.
     *
     * @param more each begins with a comma
     */
    public Signing heartbeat(String more, long now) {
        return post(
                "/v1/devices/self/heartbeat",
                "{\"schemaVersion\":1," + CLIENT
                        + ",\"queue\":\"low\",\"ledger\":{\"ackedRecords\":2,\"ackedRequests\":5}" + more + "}",
                now);
    }

    public Signing rotate(String newKeyId, DeviceSecret newSecret, boolean retireNow, long now) {
        return post(
                "/v1/devices/self/keys",
                "{\"newKeyId\":\"" + newKeyId + "\",\"newSecret\":\"" + newSecret.text() + "\""
                        + (retireNow ? ",\"retireNow\":true}" : "}"),
                now);
    }

    public Signing forget(long now) {
        return post("/v1/devices/self/forget", "{\"confirm\":\"forget\"}", now);
    }

    public Signing upload(String body, long now) {
        return post("/v1/ingest/buckets", body, now);
    }

    public Signing uploadGzip(byte[] body, long now) {
        return Signing.of(this, "POST", "/v1/ingest/buckets", JSON, "gzip", body, now);
    }

    public Signing post(String path, String body, long now) {
        return Signing.of(this, "POST", path, JSON, "", Signing.bytes(body), now);
    }
}
