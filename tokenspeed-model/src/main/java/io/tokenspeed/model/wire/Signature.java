package io.tokenspeed.model.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code X-TS-Signature}: {@code v1.<key id>.<mac>}.
 *
 * @param keyId the id of the device's key that made the signature
 * @param mac the 32 bytes of the HMAC in base64url without padding
 */
public record Signature(String keyId, String mac) {
    private static final Pattern HEADER = Pattern.compile("v1\\.(k[1-9][0-9]{0,3})\\.([A-Za-z0-9_-]{43})");

    /** Reads the value of the header; empty for another scheme or form. */
    public static Optional<Signature> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        return matcher.matches() ? Optional.of(new Signature(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Returns the value of the header. */
    public String header() {
        return "v1." + keyId + "." + mac;
    }

    /**
     * Returns whether this is the request's signature under the secret, in constant time. Compares the text, not the
     * bytes, because base64 has spare bits at its end and only one spelling is valid.
     */
    public boolean verifies(SignedRequest request, DeviceSecret secret) {
        String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(secret.mac(request.canonical()));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1), mac.getBytes(StandardCharsets.ISO_8859_1));
    }
}
