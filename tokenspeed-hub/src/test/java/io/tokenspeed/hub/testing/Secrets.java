package io.tokenspeed.hub.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Secrets that must not be found anywhere, in all forms in which they could be written. */
public final class Secrets {
    private final Set<String> forms = new LinkedHashSet<>();

    /** A secret that is a text, and its parts on both sides of a dot. */
    public Secrets text(String secret) {
        int dot = secret.indexOf('.');
        return bytes(secret.substring(dot + 1).getBytes(ISO_8859_1));
    }

    /** A secret that is bytes. */
    public Secrets bytes(byte[] secret) {
        String hex = HexFormat.of().formatHex(secret);
        forms.add(new String(secret, ISO_8859_1));
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(secret));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        return this;
    }

    /** The forms that a text contains. */
    public List<String> in(String text) {
        return forms.stream().filter(text::contains).toList();
    }
}
