package io.tokenspeed.alerts.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that signs the requests of a webhook, as Standard Webhooks 1.0.0 writes it: {@code whsec_} and 24 to 64
 * bytes in Base64. Never part of a text that this class makes.
 */
public final class SigningSecret {
    /** The sentence about what a secret looks like. */
    public static final String RULE = "must be whsec_ followed by 24 to 64 bytes in Base64";

    private static final String PREFIX = "whsec_";
    private static final int FRESH_BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final String text;
    private final byte[] key;

    private SigningSecret(String text, byte[] key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException with a sentence that does not show the secret
     */
    public static SigningSecret parse(String text) {
        byte[] key = text.startsWith(PREFIX) ? bytes(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("secret " + RULE + ".");
        }
        return new SigningSecret(text, key);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException other) {
            return new byte[0];
        }
    }

    /** Returns a new random secret. */
    public static SigningSecret fresh() {
        byte[] key = new byte[FRESH_BYTES];
        new SecureRandom().nextBytes(key);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key), key);
    }

    /** Returns the secret itself, for the file that keeps it and for the receiver. */
    public String reveal() {
        return text;
    }

    /**
     * Returns the signature of a request: {@code v1,} and the Base64 of an HMAC-SHA256 over
     * {@code id.timestamp.body}.
     *
     * @param timestamp of the try, in seconds since 1970
     */
    String sign(String id, long timestamp, String body) {
        String signed = id + "." + timestamp + "." + body;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /** Returns a fixed text, so that no log can hold the secret. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
