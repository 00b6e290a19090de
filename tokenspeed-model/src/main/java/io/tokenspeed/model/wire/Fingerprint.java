package io.tokenspeed.model.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Eight characters that a person compares to see that a device and the hub hold the same secret. */
public final class Fingerprint {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 8;

    private Fingerprint() {}

    /**
     * Returns the first 40 bits of {@code SHA-256("TS1-FPR" 0 deviceId 0 SHA-256(secret))}, where 0 is a zero byte, in
     * Crockford's base 32 as two groups of four.
     */
    public static String of(String deviceId, DeviceSecret secret) {
        MessageDigest digest = Sha256.digest();
        digest.update("TS1-FPR\0".getBytes(StandardCharsets.US_ASCII));
        digest.update(deviceId.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        byte[] hash = digest.digest(Sha256.of(secret.bytes()));
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = (bits << 8) | (hash[i] & 0xff);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(CROCKFORD.charAt((int) (bits >>> (35 - 5 * i)) & 31));
        }
        return text.insert(4, '-').toString();
    }
}
