package io.tokenspeed.testkit.conformance.hub;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.UnaryOperator;

/** Checks that requests need a valid signature with a known key, and that each nonce is good for one request. */
final class SignatureChecks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HubUnderTest hub;

    SignatureChecks(HubUnderTest hub) {
        this.hub = hub;
    }

    List<Check> all() {
        return List.of(
                new Check("a signature over any other field is refused", this::otherFields),
                new Check("a signature under another secret is refused", this::otherSecret),
                new Check("other schemes and spellings of a signature are refused", this::spellings),
                new Check("a changed body is refused, as a digest mismatch where a digest is given", this::body),
                new Check("time stamps beyond 300 s are refused in both directions", this::window),
                new Check("a nonce is good for one request", this::nonce),
                new Check("an unknown device and an unknown key are told apart", this::unknown));
    }

    private void otherFields() {
        TestDevice device = TestDevice.enrolled(hub);
        List<UnaryOperator<SignedRequest>> changes = List.of(
                f -> copy(f, "PUT", f.path(), f.query(), f.timestamp(), f.nonce(), f.contentType()),
                f -> copy(
                        f, "POST", "/v1/devices/self/heartbeat", f.query(), f.timestamp(), f.nonce(), f.contentType()),
                f -> copy(f, "POST", f.path(), "a=1", f.timestamp(), f.nonce(), f.contentType()),
                f -> copy(f, "POST", f.path(), f.query(), "1790000000", f.nonce(), f.contentType()),
                f -> copy(f, "POST", f.path(), f.query(), f.timestamp(), "A".repeat(24), f.contentType()),
                f -> copy(f, "POST", f.path(), f.query(), f.timestamp(), f.nonce(), "text/plain"));
        String upload = new TestBatch(hub.time()).record(2).text();
        for (UnaryOperator<SignedRequest> change : changes) {
            Deviation.expect(device.forged(upload, change), 401, "signature_invalid");
        }
        Deviation.require(sum(device) == 0, "nothing stored", sum(device));
    }

    private long sum(TestDevice device) {
        TestAnswer answer = hub.admin("GET", "/v1/dashboard/summary?deviceId=" + device.id(), "");
        return Deviation.expect(answer, 200, "").json().path("requestCount").asLong();
    }

    private static SignedRequest copy(
            SignedRequest of, String method, String path, String query, String time, String nonce, String type) {
        return new SignedRequest(
                method,
                path,
                query,
                of.deviceId(),
                of.keyId(),
                time,
                nonce,
                type,
                of.contentEncoding(),
                of.bodySha256());
    }

    private void otherSecret() {
        TestDevice device = TestDevice.enrolled(hub);
        device.use("k1", DeviceSecret.random(RANDOM));
        TestAnswer answer = device.upload(new TestBatch(hub.time()).record(2).text());
        Deviation.expect(answer, 401, "signature_invalid");
        Deviation.require(!answer.header("WWW-Authenticate").isEmpty(), "WWW-Authenticate on 401", answer.headers());
    }

    private void spellings() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] body = TestDevice.utf8(new TestBatch(hub.time()).record(2).text());
        SignedRequest fields = device.fields("POST", TestDevice.INGEST, "", TestDevice.JSON, "", body);
        String good = fields.sign(device.secret());
        for (String wrong : List.of(
                good.replace("v1.", "v1a."), good + "=", "v1.k1." + "0".repeat(64), "v1.k1.", good.substring(3))) {
            TestAnswer answer = hub.send(device.request(fields, body, wrong).build());
            Deviation.require(
                    answer.status() == 400 || answer.status() == 401, "400 or 401 for " + wrong.length(), answer);
        }
        Deviation.expect(hub.send(device.request(fields, body, good).build()), 200, "");
    }

    private void body() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] body = TestDevice.utf8(new TestBatch(hub.time()).record(2).text());
        SignedRequest fields = device.fields("POST", TestDevice.INGEST, "", TestDevice.JSON, "", body);
        byte[] changed = body.clone();
        changed[changed.length - 3] ^= 1;
        String signature = fields.sign(device.secret());
        Deviation.expect(hub.send(device.request(fields, changed, signature).build()), 401, "signature_invalid");
        Deviation.expect(
                hub.send(device.request(fields, changed, signature)
                        .header(WireHeader.CONTENT_DIGEST, WireHeader.contentDigest(body))
                        .build()),
                400,
                "digest_mismatch");
    }

    private void window() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] body = TestDevice.utf8(new TestBatch(hub.time()).record(2).text());
        for (long seconds : new long[] {-310, 310}) {
            SignedRequest fields = device.fields("POST", TestDevice.INGEST, "", TestDevice.JSON, "", body);
            String other = Long.toString(Long.parseLong(fields.timestamp()) + seconds);
            SignedRequest late =
                    copy(fields, "POST", fields.path(), fields.query(), other, fields.nonce(), fields.contentType());
            Deviation.expect(hub.send(device.signed(late, body).build()), 401, "timestamp_out_of_window");
        }
    }

    private void nonce() {
        TestDevice device = TestDevice.enrolled(hub);
        byte[] body = TestDevice.utf8(new TestBatch(hub.time()).record(2).text());
        SignedRequest fields = device.fields("POST", TestDevice.INGEST, "", TestDevice.JSON, "", body);
        Deviation.expect(hub.send(device.signed(fields, body).build()), 200, "");
        Deviation.expect(hub.send(device.signed(fields, body).build()), 409, "nonce_replayed");
    }

    private void unknown() {
        TestDevice stranger = new TestDevice(hub);
        Deviation.expect(stranger.upload("{}"), 401, "device_unknown");
        TestDevice device = TestDevice.enrolled(hub);
        device.use("k7", device.secret());
        Deviation.expect(device.upload("{}"), 401, "key_unknown");
        Deviation.require(WireFormat.DEVICE_ID.matcher(device.id()).matches(), "a device id", device.id());
    }
}
