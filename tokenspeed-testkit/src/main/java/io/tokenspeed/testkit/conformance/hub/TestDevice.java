package io.tokenspeed.testkit.conformance.hub;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;

/** A device that sends requests to the hub under test, correctly unless told otherwise. */
final class TestDevice {
    static final String INGEST = "/v1/ingest/buckets";
    static final String JSON = "application/json";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HubUnderTest hub;
    private final String id = WireFormat.newDeviceId(RANDOM);
    private final DeviceSecret first = DeviceSecret.random(RANDOM);
    private DeviceSecret secret = first;
    private String keyId = "k1";

    TestDevice(HubUnderTest hub) {
        this.hub = hub;
    }

    /** Creates a device and enrols it as active. */
    static TestDevice enrolled(HubUnderTest hub) {
        TestDevice device = new TestDevice(hub);
        TestAnswer answer = device.enrol(hub.invite(1, false));
        Deviation.expect(answer, 201, "");
        return device;
    }

    String id() {
        return id;
    }

    DeviceSecret secret() {
        return secret;
    }

    void use(String otherKeyId, DeviceSecret otherSecret) {
        this.keyId = otherKeyId;
        this.secret = otherSecret;
    }

    TestAnswer enrol(String inviteToken) {
        return enrol(inviteToken, secret);
    }

    TestAnswer enrol(String inviteToken, DeviceSecret told) {
        String body = "{\"schemaVersion\":1,\"inviteToken\":\"" + inviteToken + "\",\"deviceSecret\":\"" + told.text()
                + "\",\"client\":{\"name\":\"conformance\",\"version\":\"1.0\",\"os\":\"other\",\"arch\":\"other\"},"
                + "\"consent\":{\"version\":1,\"grantedAt\":" + hub.time() + "}}";
        return post("/v1/devices/enroll", body);
    }

    TestAnswer post(String path, String body) {
        return hub.send(signed(fields("POST", path, "", JSON, "", utf8(body)), utf8(body))
                .build());
    }

    TestAnswer upload(String body) {
        return post(INGEST, body);
    }

    TestAnswer uploadEncoded(byte[] body, String encoding) {
        return hub.send(
                signed(fields("POST", INGEST, "", JSON, encoding, body), body).build());
    }

    TestAnswer get(String path, String query) {
        return hub.send(signed(fields("GET", path, query, "", "", new byte[0]), new byte[0])
                .build());
    }

    /** Sends a valid upload with a signature over changed fields. */
    TestAnswer forged(String body, UnaryOperator<SignedRequest> change) {
        byte[] bytes = utf8(body);
        SignedRequest sent = fields("POST", INGEST, "", JSON, "", bytes);
        String signature = change.apply(sent).sign(secret);
        return hub.send(request(sent, bytes, signature).build());
    }

    /** The fields of a request with the time now and a new nonce. */
    SignedRequest fields(String method, String path, String query, String type, String encoding, byte[] body) {
        return new SignedRequest(
                method,
                path,
                query,
                id,
                keyId,
                Long.toString(hub.time()),
                WireFormat.newNonce(RANDOM),
                type,
                encoding,
                Sha256.hex(body));
    }

    HttpRequest.Builder signed(SignedRequest fields, byte[] body) {
        return request(fields, body, fields.sign(secret));
    }

    HttpRequest.Builder request(SignedRequest fields, byte[] body, String signature) {
        String path = fields.query().isEmpty() ? fields.path() : fields.path() + "?" + fields.query();
        HttpRequest.Builder request = hub.request(path)
                .method(
                        fields.method(),
                        fields.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header(WireHeader.DEVICE_ID, fields.deviceId())
                .header(WireHeader.TIMESTAMP, fields.timestamp())
                .header(WireHeader.NONCE, fields.nonce())
                .header(WireHeader.SIGNATURE, signature);
        if (!fields.contentType().isEmpty()) {
            request.header("Content-Type", fields.contentType());
        }
        if (!fields.contentEncoding().isEmpty()) {
            request.header("Content-Encoding", fields.contentEncoding());
        }
        return request;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
