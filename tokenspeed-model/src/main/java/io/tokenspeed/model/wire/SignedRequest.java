package io.tokenspeed.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The parts of an HTTP request that its signature covers. The canonical form is eleven lines, joined by single line
 * feeds without a last one: {@code TS1-HMAC-SHA256}, method, path, query, device id, key id, timestamp, nonce, content
 * type, content encoding and the lower-case hex SHA-256 of the body as sent.
 *
 * @param method the HTTP method in upper case
 * @param path the raw path from {@code /v1/} on, not decoded
 * @param query the raw query without {@code ?}; empty when there is none
 * @param deviceId the device that sends the request
 * @param keyId the id of the device's key that signs the request
 * @param timestamp the time of this attempt in seconds since the epoch, as in the header
 * @param nonce a random text, new for every attempt
 * @param contentType value of the header {@code Content-Type}; empty without a body
 * @param contentEncoding value of the header {@code Content-Encoding}: {@code gzip} or empty
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

    /** Returns the exact bytes that are signed. */
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

    /** Signs the request and returns the value of {@code X-TS-Signature}. */
    public String sign(DeviceSecret secret) {
        String mac = Base64.getUrlEncoder().withoutPadding().encodeToString(secret.mac(canonical()));
        return new Signature(keyId, mac).header();
    }
}
