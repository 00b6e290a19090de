package io.tokenspeed.model.wire;

import java.util.Base64;

/** Names of the protocol's own headers. */
public final class WireHeader {
    /** Who sends a request. */
    public static final String DEVICE_ID = "X-TS-Device-ID";

    /** When it was sent, in seconds since the epoch. */
    public static final String TIMESTAMP = "X-TS-Timestamp";

    /** What makes it unique. */
    public static final String NONCE = "X-TS-Nonce";

    /** Its {@link Signature}. */
    public static final String SIGNATURE = "X-TS-Signature";

    /** The hub's clock on every answer, in seconds since the epoch. */
    public static final String SERVER_TIME = "X-TS-Server-Time";

    /** RFC 9530 digest of the body as sent. */
    public static final String CONTENT_DIGEST = "Content-Digest";

    private WireHeader() {}

    /** The value of {@link #CONTENT_DIGEST} for a body. */
    public static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(body)) + ":";
    }
}
