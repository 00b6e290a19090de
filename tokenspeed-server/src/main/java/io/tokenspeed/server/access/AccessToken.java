package io.tokenspeed.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** A secret of at least 128 bits that people present to a server. Its text form does not show it. */
public final class AccessToken {
    /** The rule for tokens: the end of a sentence that begins with a setting's name. */
    public static final String RULE =
            "must hold at least 128 random bits, for example the output of: openssl rand -hex 32";

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final int HEX_CHARACTERS = 32;
    private static final int CHARACTERS = 22;
    private static final int DIFFERENT = 8;

    private final byte[] bytes;

    private AccessToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a token from a text; empty where the text is too short, or has too few different characters, to be random.
     */
    public static Optional<AccessToken> of(String text) {
        int needed = HEX.matcher(text).matches() ? HEX_CHARACTERS : CHARACTERS;
        boolean weak = text.length() < needed || text.chars().distinct().count() < DIFFERENT;
        return weak ? Optional.empty() : Optional.of(new AccessToken(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a presented text is this token. Takes the same time wherever they differ. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(bytes, presented.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the value of the header that carries the token, for a file that only its owner may read. */
    public String authorization() {
        return "Bearer " + new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "AccessToken(not shown)";
    }
}
