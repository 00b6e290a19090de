package io.tokenspeed.model.wire;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The forms of identifiers on the wire, each a closed pattern, and how new ones are made. */
public final class WireFormat {
    /** 18 random bytes, chosen by the device. */
    public static final Pattern DEVICE_ID = Pattern.compile("tsd_[A-Za-z0-9_-]{24}");

    /** 18 random bytes, new for every attempt. */
    public static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{24}");

    /** Number of a device's key, {@code k1} for the first. */
    public static final Pattern KEY_ID = Pattern.compile("k[1-9][0-9]{0,3}");

    /** Seconds since the epoch with ten digits. */
    public static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{9}");

    /** What an invited user pastes: id and secret. */
    public static final Pattern INVITE_TOKEN = Pattern.compile("tsi_[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{43}");

    /** A project without its name, or {@code none}. */
    public static final Pattern PROJECT_ID = Pattern.compile("p_[A-Za-z0-9_-]{22}|none");

    /** A tool or a provider. */
    public static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** A model. */
    public static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9.:_-]{0,63}");

    /** Version of a client. */
    public static final Pattern VERSION = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,5}){1,3}");

    private static final int ID_BYTES = 18;

    private WireFormat() {}

    /** A new device id. */
    public static String newDeviceId(SecureRandom random) {
        return "tsd_" + text(random, ID_BYTES);
    }

    /** A new nonce. */
    public static String newNonce(SecureRandom random) {
        return text(random, ID_BYTES);
    }

    /** Random bytes in base64url without padding. */
    public static String text(SecureRandom random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
