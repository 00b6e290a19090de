package io.tokenspeed.hub.signature;

import io.tokenspeed.hub.key.KnownKey;
import io.tokenspeed.model.device.AuditContext;
import java.util.Map;

/** A request whose signature is right and whose device may ask. Its nonce is still to be taken. */
public final class Signed {
    private final KnownKey known;
    private final SignedHeaders headers;
    private final byte[] body;
    private final String requestId;
    private final long receivedAt;
    private final Map<String, String> rateHeaders;

    Signed(
            KnownKey known,
            SignedHeaders headers,
            byte[] body,
            String requestId,
            long receivedAt,
            Map<String, String> rateHeaders) {
        this.known = known;
        this.headers = headers;
        this.body = body;
        this.requestId = requestId;
        this.receivedAt = receivedAt;
        this.rateHeaders = Map.copyOf(rateHeaders);
    }

    /** The device and the key that signed. */
    public KnownKey known() {
        return known;
    }

    /** The signed headers. */
    public SignedHeaders headers() {
        return headers;
    }

    /** The body as sent; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** When the request arrived, in seconds since the epoch. */
    public long receivedAt() {
        return receivedAt;
    }

    /** The headers of the answer that tell the device's rate limit. */
    Map<String, String> rateHeaders() {
        return rateHeaders;
    }

    /** The id of the sending device. */
    public String deviceId() {
        return headers.deviceId();
    }

    /** The device, request and time for the audit log. */
    public AuditContext act() {
        return new AuditContext(deviceId(), requestId, receivedAt);
    }
}
