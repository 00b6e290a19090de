package io.tokenspeed.hub.predecessor;

import io.tokenspeed.model.wire.DeviceSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The predecessor's signature: lower-case hex of HMAC-SHA256 over {@code timestamp.nonce.body}. Its key is the text of 64
 * hex digits itself, not the bytes that they stand for.
 */
final class PredecessorSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private PredecessorSignature() {}

    /** The device's key as it signs: the secret in hex. */
    static String keyText(DeviceSecret secret) {
        return HexFormat.of().formatHex(secret.bytes());
    }

    /** Whether a signature is right. Takes the same time wherever it differs. */
    static boolean verifies(DeviceSecret secret, String timestamp, String nonce, byte[] body, String signature) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keyText(secret).getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            mac.update((timestamp + "." + nonce + ".").getBytes(StandardCharsets.US_ASCII));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
