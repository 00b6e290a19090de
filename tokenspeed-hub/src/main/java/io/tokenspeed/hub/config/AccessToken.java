package io.tokenspeed.hub.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A secret that people present to the hub, with at least 128 bits. It never shows itself in text. */
public final class AccessToken {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final int HEX_CHARACTERS = 32;
    private static final int CHARACTERS = 22;
    private static final int DIFFERENT = 8;

    private final byte[] bytes;

    private AccessToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The token that a setting gives.
     *
     * @throws ConfigException if it is too short to be random enough; the message does not repeat it
     */
    public static AccessToken of(String name, String text) {
        int needed = HEX.matcher(text).matches() ? HEX_CHARACTERS : CHARACTERS;
        if (text.length() < needed || text.chars().distinct().count() < DIFFERENT) {
            throw new ConfigException(
                    name + " must hold at least 128 random bits, for example the output of: openssl rand -hex 32");
        }
        return new AccessToken(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is what somebody presents. Takes the same time whatever differs. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(bytes, presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AccessToken(not shown)";
    }
}
