package io.tokenspeed.hub.key;

import io.tokenspeed.model.wire.DeviceSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM of one key under another. The associated data names the row, so that a ciphertext opens nowhere but in its
 * own row.
 */
final class KeyEnvelope {
    static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final HexFormat HEX = HexFormat.of();

    private KeyEnvelope() {}

    static String dataKeyRow(String hubId, String dekId) {
        return "TS1-DEK|" + hubId + "|" + dekId;
    }

    static String secretRow(String hubId, String deviceId, String keyId) {
        return "TS1-DEVKEY|" + hubId + "|" + deviceId + "|" + keyId;
    }

    /** The ciphertext with its tag, in hex. */
    static String seal(DeviceSecret under, String iv, DeviceSecret secret, String row) {
        try {
            return HEX.formatHex(cipher(Cipher.ENCRYPT_MODE, under, iv, row).doFinal(secret.bytes()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES-GCM", missing);
        }
    }

    /**
     * Opens a ciphertext.
     *
     * @throws GeneralSecurityException if the key or the row is another one, or a byte was changed
     */
    static DeviceSecret open(DeviceSecret under, String iv, String sealed, String row) throws GeneralSecurityException {
        return DeviceSecret.of(cipher(Cipher.DECRYPT_MODE, under, iv, row).doFinal(HEX.parseHex(sealed)));
    }

    private static Cipher cipher(int mode, DeviceSecret key, String iv, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, HEX.parseHex(iv)));
        cipher.updateAAD(row.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
