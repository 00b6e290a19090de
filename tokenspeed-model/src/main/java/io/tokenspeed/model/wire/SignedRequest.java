package io.tokenspeed.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The parts of an HTTP request that its signature covers, in the order of the canonical form, which they mirror. It is the eleven lines
 * {@code TS1-HMAC-SHA256}, method, path, query, device id, key id, timestamp, nonce, content type, content encoding and
 * the hex SHA-256 of the body as sent, joined by one line feed without a last one.
 *
 * @param method upper case
 * @param path the raw path from {@code /v1/} on, not decoded
 * @param query the raw query without {@code ?}; empty when there is none
 * @param deviceId who sends it
 * @param keyId which of the device's keys signs it
 * @param timestamp seconds since the epoch of this attempt, as in its header
 * @param nonce new for every attempt
 * @param contentType value of the header; empty without a body
 * @param contentEncoding {@code gzip} or empty
 * @param bodySha256 lower-case hex digest of the body's bytes as sent
 */
public record SignedRequest(
        String method,
        String path,
        String query,
        String deviceId,
        String keyId,
        String timestamp,
        String nonce,
        String contentType,
        String contentEncoding,
        String bodySha256) {
    /** The first line, which names the algorithm and keeps these signatures apart from any other. */
    public static final String ALGORITHM = "TS1-HMAC-SHA256";

    /** The exact bytes that are signed. */
    public byte[] canonical() {
        return String.join(
                        "\n",
                        ALGORITHM,
                        method,
                        path,
                        query,
                        deviceId,
                        keyId,
                        timestamp,
                        nonce,
                        contentType,
                        contentEncoding,
                        bodySha256)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The value of {@code X-TS-Signature} under a secret. */
    public String sign(DeviceSecret secret) {
        String mac = Base64.getUrlEncoder().withoutPadding().encodeToString(secret.mac(canonical()));
        return new Signature(keyId, mac).header();
    }
}
