package io.tokenspeed.model.wire;

import java.util.Base64;

/** The names of the HTTP headers of the upload protocol. */
public final class WireHeader {
    /** The id of the device that sends the request. */
    public static final String DEVICE_ID = "X-TS-Device-ID";

    /** When the request was sent, in seconds since the epoch. */
    public static final String TIMESTAMP = "X-TS-Timestamp";

    /** The nonce of the request. */
    public static final String NONCE = "X-TS-Nonce";

    /** The {@link Signature} of the request. */
    public static final String SIGNATURE = "X-TS-Signature";

    /** The time of the hub's clock, in seconds since the epoch; in every response. */
    public static final String SERVER_TIME = "X-TS-Server-Time";

    /** The digest of the body as sent, by RFC 9530. */
    public static final String CONTENT_DIGEST = "Content-Digest";

    private WireHeader() {}

    /** Returns the value of {@link #CONTENT_DIGEST} for a body. */
    public static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(body)) + ":";
    }
}
