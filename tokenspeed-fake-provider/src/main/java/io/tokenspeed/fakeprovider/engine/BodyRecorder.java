package io.tokenspeed.fakeprovider.engine;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Takes down a body that passes in pieces. */
public final class BodyRecorder {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final MessageDigest digest = sha256();
    private final int mostKept;
    private long length;

    /** Creates a recorder that keeps the bytes of bodies up to a length. */
    public BodyRecorder(int mostKept) {
        this.mostKept = mostKept;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Takes the next bytes. */
    public void add(byte[] bytes, int offset, int count) {
        digest.update(bytes, offset, count);
        length += count;
        if (length <= mostKept) {
            kept.write(bytes, offset, count);
        } else {
            kept.reset();
        }
    }

    long length() {
        return length;
    }

    /** Returns what has passed so far. */
    public BodyCopy copy() {
        try {
            byte[] sum = ((MessageDigest) digest.clone()).digest();
            return new BodyCopy(kept.toByteArray(), length, sum);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a digest of the JDK can be copied", e);
        }
    }
}
