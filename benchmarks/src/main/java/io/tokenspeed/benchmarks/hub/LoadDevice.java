package io.tokenspeed.benchmarks.hub;

import io.tokenspeed.model.wire.DeviceSecret;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A device that signs requests. */
final class LoadDevice {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String JSON = "application/json";

    private final String id = WireFormat.newDeviceId(RANDOM);
    private final DeviceSecret secret = DeviceSecret.random(RANDOM);

    /** The body of the device's enrolment. */
    String enrolment(String inviteToken) {
        return "{\"schemaVersion\":1,\"inviteToken\":\"" + inviteToken + "\",\"deviceSecret\":\"" + secret.text()
                + "\",\"client\":{\"name\":\"tokenspeed-load\",\"version\":\"1.0.0\",\"os\":\"linux\",\"arch\":\"x64\"},"
                + "\"consent\":{\"version\":1,\"grantedAt\":" + now() + "}}";
    }

    /** A whole signed POST. */
    byte[] post(String path, byte[] body) {
        return post(path, body, "");
    }

    /** A whole signed POST with a compressed body, as devices send bodies of more than a kilobyte. */
    byte[] postCompressed(String path, byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return post(path, compressed.toByteArray(), "gzip");
    }

    private byte[] post(String path, byte[] body, String encoding) {
        String timestamp = Long.toString(now());
        String nonce = WireFormat.newNonce(RANDOM);
        SignedRequest request =
                new SignedRequest("POST", path, "", id, "k1", timestamp, nonce, JSON, encoding, Sha256.hex(body));
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + JSON
                + (encoding.isEmpty() ? "" : "\r\nContent-Encoding: " + encoding) + "\r\nContent-Length: "
                + body.length + "\r\n" + WireHeader.DEVICE_ID + ": " + id + "\r\n" + WireHeader.TIMESTAMP + ": "
                + timestamp + "\r\n" + WireHeader.NONCE + ": " + nonce + "\r\n" + WireHeader.SIGNATURE + ": "
                + request.sign(secret) + "\r\n\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, whole, bytes.length, body.length);
        return whole;
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }
}
