package io.tokenspeed.hub.predecessor;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The forms of the predecessor's identifiers. */
final class PredecessorForm {
    /** A device's id. */
    static final Pattern DEVICE_ID = Pattern.compile("dev_[0-9a-f]{20}");

    /** A request's nonce. */
    static final Pattern NONCE = Pattern.compile("[0-9a-f]{24}");

    /** A request's signature. */
    static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    /** A user's pseudonym, which is sent back as it came and not kept. */
    static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** A project's pseudonym. */
    static final Pattern PROJECT_ID = Pattern.compile("[0-9a-f]{64}");

    /** The key id of every device of the predecessor. */
    static final String KEY_ID = "k1";

    private static final int ID_BYTES = 10;

    private PredecessorForm() {}

    static String newDeviceId(SecureRandom random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "dev_" + HexFormat.of().formatHex(bytes);
    }
}
