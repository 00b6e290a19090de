package io.tokenspeed.fakeprovider.engine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What is known of a body: its length and digest, and its bytes unless it is large. */
public final class BodyCopy {
    /** The length up to which bodies are kept for good. */
    public static final int MOST_KEPT = 1 << 20;

    private final byte[] bytes;
    private final long length;
    private final byte[] digest;

    BodyCopy(byte[] bytes, long length, byte[] digest) {
        this.bytes = bytes;
        this.length = length;
        this.digest = digest;
    }

    /** Returns how many bytes the body has. */
    public long length() {
        return length;
    }

    /** Returns the SHA-256 digest in hexadecimal digits. */
    public String sha256() {
        return HexFormat.of().formatHex(digest);
    }

    /**
     * Returns the body.
     *
     * @throws IllegalStateException if it was too large to be kept
     */
    public byte[] bytes() {
        if (bytes.length < length) {
            throw new IllegalStateException("a body of " + length + " bytes is not kept");
        }
        return bytes.clone();
    }

    /** Returns this copy without the bytes of a body that is large. */
    public BodyCopy forGood() {
        return length > MOST_KEPT ? new BodyCopy(new byte[0], length, digest) : this;
    }

    /** As {@link #bytes}, as text in UTF-8. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
