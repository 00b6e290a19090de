package io.tokenspeed.model.wire;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The patterns of identifiers in the upload protocol, and methods that make new identifiers. */
public final class WireFormat {
    /** A device's id: {@code tsd_} and 18 random bytes that the device chose, in base64url. */
    public static final Pattern DEVICE_ID = Pattern.compile("tsd_[A-Za-z0-9_-]{24}");

    /** A nonce: 18 random bytes in base64url, new for every attempt. */
    public static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{24}");

    /** The id of a device's key: {@code k} and its number, {@code k1} for the first key. */
    public static final Pattern KEY_ID = Pattern.compile("k[1-9][0-9]{0,3}");

    /** A time: seconds since the epoch with ten digits. */
    public static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{9}");

    /** The token of an invite, see {@link InviteToken}. */
    public static final Pattern INVITE_TOKEN = Pattern.compile("tsi_[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{43}");

    /** The pseudonym of a project, see {@link ProjectIds}, or {@code none}. */
    public static final Pattern PROJECT_ID = Pattern.compile("p_[A-Za-z0-9_-]{22}|none");

    /** The name of a tool or a provider. */
    public static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** The name of a model. */
    public static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9.:_-]{0,63}");

    /** The version of a local program. */
    public static final Pattern VERSION = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,5}){1,3}");

    private static final int ID_BYTES = 18;

    private WireFormat() {}

    /** Creates a new device id. */
    public static String newDeviceId(SecureRandom random) {
        return "tsd_" + text(random, ID_BYTES);
    }

    /** Creates a new nonce. */
    public static String newNonce(SecureRandom random) {
        return text(random, ID_BYTES);
    }

    /** Returns random bytes in base64url without padding. */
    public static String text(SecureRandom random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
