package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.wire.Sha256;
import java.util.Arrays;

/** The bytes of a body, which never change. */
public final class Payload {
    /** No bytes. */
    public static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of the bytes. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    /** The bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** The SHA-256 in lower-case hex. */
    public String sha256() {
        return Sha256.hex(bytes);
    }

    /** A copy of a part of the bytes. */
    byte[] slice(int at, int length) {
        return Arrays.copyOfRange(bytes, at, at + length);
    }
}
