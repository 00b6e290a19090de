package io.tokenspeed.model.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a hub refuses a request: the {@code code} in its problem document (RFC 9457). docs/protocol.md lists the codes.
 */
public enum ErrorCode {
    MALFORMED_JSON(400),
    ENCODING_INVALID(400),
    DIGEST_MISMATCH(400),
    HEADER_INVALID(400),
    TIMESTAMP_OUT_OF_WINDOW(401),
    SIGNATURE_INVALID(401),
    KEY_UNKNOWN(401),
    KEY_RETIRED(401),
    DEVICE_UNKNOWN(401),
    UNAUTHORIZED(401),
    DEVICE_PENDING(403),
    DEVICE_REVOKED(403),
    INVITE_INVALID(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NONCE_REPLAYED(409),
    IN_PROGRESS(409),
    DEVICE_CONFLICT(409),
    KEY_SEQUENCE(409),
    STATE_CONFLICT(409),
    DEVICE_ERASED(410),
    LENGTH_REQUIRED(411),
    BODY_TOO_LARGE(413),
    INFLATED_TOO_LARGE(413),
    MEDIA_TYPE(415),
    CONTENT_ENCODING(415),
    SCHEMA_INVALID(422),
    SCHEMA_VERSION_UNSUPPORTED(422),
    VALIDITY_BELOW_THRESHOLD(422),
    RATE_LIMITED(429),
    INTERNAL(500),
    OVERLOADED(503),
    MAINTENANCE(503),
    NONCE_STORE_UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** Returns the HTTP status that is sent with the code. */
    public int status() {
        return status;
    }

    /** Returns the code as it is sent, for example {@code nonce_replayed}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a code; empty for one that this version does not know. */
    public static Optional<ErrorCode> of(String text) {
        return Arrays.stream(values()).filter(code -> code.text().equals(text)).findFirst();
    }
}
