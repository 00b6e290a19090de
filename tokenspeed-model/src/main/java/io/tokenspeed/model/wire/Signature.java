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
 * @param keyId which of the device's keys made it
 * @param mac base64url without padding of the 32 bytes
 */
public record Signature(String keyId, String mac) {
    private static final Pattern HEADER = Pattern.compile("v1\\.(k[1-9][0-9]{0,3})\\.([A-Za-z0-9_-]{43})");

    /** Reads a header; empty for every other scheme or form. */
    public static Optional<Signature> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        return matcher.matches() ? Optional.of(new Signature(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The header's value. */
    public String header() {
        return "v1." + keyId + "." + mac;
    }

    /**
     * Whether this is the request's signature under the secret. Takes the same time whatever differs. Base64 has spare
     * bits at the end, so the text is compared and only one spelling is right.
     */
    public boolean verifies(SignedRequest request, DeviceSecret secret) {
        String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(secret.mac(request.canonical()));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1), mac.getBytes(StandardCharsets.ISO_8859_1));
    }
}
