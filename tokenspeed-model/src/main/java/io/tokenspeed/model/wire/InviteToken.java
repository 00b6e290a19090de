package io.tokenspeed.model.wire;

import java.security.SecureRandom;

/**
 * The token that lets a device enrol: {@code tsi_<id>.<secret>}. A hub stores only its {@link #digest()}.
 *
 * @param text the whole token
 */
public record InviteToken(String text) {
    private static final int ID_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final int ID_END = 20;

    public InviteToken {
        if (!WireFormat.INVITE_TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "an invite is tsi_, 16 characters, a dot and 43 characters of base64url");
        }
    }

    /** Creates a new token. */
    public static InviteToken random(SecureRandom random) {
        return new InviteToken(
                "tsi_" + WireFormat.text(random, ID_BYTES) + "." + WireFormat.text(random, SECRET_BYTES));
    }

    /** Returns the part that may be shown: {@code tsi_} and the id. */
    public String id() {
        return text.substring(0, ID_END);
    }

    /** Returns the SHA-256 of the whole token in lower-case hex. */
    public String digest() {
        return Sha256.hex(text);
    }

    @Override
    public String toString() {
        return id() + ".(not shown)";
    }
}
