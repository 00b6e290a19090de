package io.tokenspeed.hub.testing;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A signed request before it is sent. A test may change the request after signing, to see that the hub notices. */
public final class Signing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SignedRequest request;
    private final byte[] body;
    private final DeviceSecret secret;

    public Signing(SignedRequest request, byte[] body, DeviceSecret secret) {
        this.request = request;
        this.body = body;
        this.secret = secret;
    }

    public SignedRequest request() {
        return request;
    }

    public byte[] body() {
        return body;
    }

    public DeviceSecret secret() {
        return secret;
    }

    public static Signing of(
            TestDevice device, String method, String path, String type, String encoding, byte[] body, long timestamp) {
        String[] parts = path.split("\\?", 2);
        SignedRequest request = new SignedRequest(
                method,
                parts[0],
                parts.length > 1 ? parts[1] : "",
                device.deviceId(),
                device.keyId(),
                Long.toString(timestamp),
                WireFormat.newNonce(RANDOM),
                type,
                encoding,
                Sha256.hex(body));
        return new Signing(request, body, device.secret());
    }

    /** Returns this request, signed with another time. */
    public Signing at(long timestamp) {
        return new Signing(
                new SignedRequest(
                        request.method(),
                        request.path(),
                        request.query(),
                        request.deviceId(),
                        request.keyId(),
                        Long.toString(timestamp),
                        request.nonce(),
                        request.contentType(),
                        request.contentEncoding(),
                        request.bodySha256()),
                body,
                secret);
    }

    public HttpRequest.Builder builder(URI hub) {
        return builder(hub, request, body, request.sign(secret));
    }

    /** A request with one content and the signature of another. */
    public static HttpRequest.Builder builder(URI hub, SignedRequest sent, byte[] body, String signature) {
        String query = sent.query().isEmpty() ? "" : "?" + sent.query();
        HttpRequest.Builder builder = HttpRequest.newBuilder(hub.resolve(sent.path() + query))
                .method(
                        sent.method(),
                        sent.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header(WireHeader.DEVICE_ID, sent.deviceId())
                .header(WireHeader.TIMESTAMP, sent.timestamp())
                .header(WireHeader.NONCE, sent.nonce())
                .header(WireHeader.SIGNATURE, signature);
        if (!sent.contentType().isEmpty()) {
            builder.header("Content-Type", sent.contentType());
        }
        return sent.contentEncoding().isEmpty() ? builder : builder.header("Content-Encoding", sent.contentEncoding());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
