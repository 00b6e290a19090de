package io.tokenspeed.model.wire;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a device and its hub share: 32 random bytes. {@link #toString()} does not show it; only
 * {@link #text()} and {@link #bytes()} do. Safe for use by several threads.
 */
public final class DeviceSecret {
    /** Length in bytes, the output length of SHA-256. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    private DeviceSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Creates a new secret. */
    public static DeviceSecret random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new DeviceSecret(bytes);
    }

    /**
     * Returns the secret with these bytes.
     *
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static DeviceSecret of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a secret has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new DeviceSecret(bytes.clone());
    }

    /**
     * Reads a secret from base64url without padding, in its one canonical form.
     *
     * @throws IllegalArgumentException if the text has another form; the message does not repeat the text
     */
    public static DeviceSecret parse(String text) {
        DeviceSecret secret;
        try {
            secret = of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("a secret is 43 characters of base64url");
        }
        if (!secret.text().equals(text)) {
            throw new IllegalArgumentException("a secret is 43 characters of base64url");
        }
        return secret;
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the bytes in base64url without padding. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the HMAC-SHA256 of a message under this secret. */
    byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }

    /** Compares the bytes in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceSecret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return LENGTH;
    }

    @Override
    public String toString() {
        return "DeviceSecret(not shown)";
    }
}
