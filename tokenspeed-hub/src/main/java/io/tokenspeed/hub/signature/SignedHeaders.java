package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.http.WireRequest;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Signature;
import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.model.wire.WireHeader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The headers of a signed request, each there exactly once and in its form.
 *
 * @param deviceId the id of the sending device
 * @param signature the signature, with the id of its key
 * @param timestamp when the request was sent, in seconds since the epoch
 * @param nonce the random text that makes the request unique
 * @param contentType the media type of the body; empty for none
 * @param contentEncoding the encoding of the body; empty for none
 */
public record SignedHeaders(
        String deviceId,
        Signature signature,
        long timestamp,
        String nonce,
        String contentType,
        String contentEncoding) {
    private static final int REMEMBERED_AFTER_WINDOW = 60;

    /**
     * Reads the headers. A malformed signature is refused like a wrong one.
     *
     * @throws Refusal if a header is missing, repeated or malformed
     */
    public static SignedHeaders of(WireRequest request) {
        String device = one(request, WireHeader.DEVICE_ID, WireFormat.DEVICE_ID);
        String timestamp = one(request, WireHeader.TIMESTAMP, WireFormat.TIMESTAMP);
        String nonce = one(request, WireHeader.NONCE, WireFormat.NONCE);
        List<String> signatures = request.headers(WireHeader.SIGNATURE);
        if (signatures.size() != 1) {
            throw Refusal.of(ErrorCode.HEADER_INVALID);
        }
        Signature signature =
                Signature.parse(signatures.get(0)).orElseThrow(() -> Refusal.of(ErrorCode.SIGNATURE_INVALID));
        return new SignedHeaders(
                device,
                signature,
                Long.parseLong(timestamp),
                nonce,
                request.header("Content-Type"),
                request.header("Content-Encoding"));
    }

    private static String one(WireRequest request, String name, Pattern form) {
        List<String> values = request.headers(name);
        if (values.size() != 1 || !form.matcher(values.get(0)).matches()) {
            throw Refusal.of(ErrorCode.HEADER_INVALID);
        }
        return values.get(0);
    }

    /** Refuses a timestamp that is too far from {@code now}, in seconds since the epoch. */
    public void checkTime(long now) {
        if (Math.abs(now - timestamp) > Limits.WINDOW_SECONDS) {
            throw Refusal.of(ErrorCode.TIMESTAMP_OUT_OF_WINDOW);
        }
    }

    /** Returns the parts of the request that are signed, with the digest of the body. */
    public SignedRequest signed(WireRequest request, String bodySha256) {
        return new SignedRequest(
                request.method(),
                request.path(),
                request.query(),
                deviceId,
                signature.keyId(),
                Long.toString(timestamp),
                nonce,
                contentType,
                contentEncoding,
                bodySha256);
    }

    /** Returns the nonce, to be remembered as long as its timestamp is accepted. */
    public NonceUse nonceUse() {
        return new NonceUse(deviceId, nonce, timestamp + Limits.WINDOW_SECONDS + REMEMBERED_AFTER_WINDOW);
    }

    /** Refuses a body that is not plain JSON. */
    public void checkPlainJson() {
        checkJson();
        if (!contentEncoding.isEmpty()) {
            throw Refusal.of(ErrorCode.CONTENT_ENCODING);
        }
    }

    /** Refuses a body that is not JSON, whatever its encoding. */
    public void checkJson() {
        if (!contentType.equals("application/json")) {
            throw Refusal.of(ErrorCode.MEDIA_TYPE);
        }
    }
}
