package io.tokenspeed.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes pseudonyms of projects: {@code "p_" + base64url(HMAC-SHA256(salt, "ts-project-v1" 0 root))}, where 0 is a zero
 * byte and the first 16 bytes of the HMAC are kept. The salt never leaves the device, so the pseudonyms of two devices
 * never match.
 */
public final class ProjectIds {
    /** The pseudonym where the device does not send its projects. */
    public static final String NONE = "none";

    private static final String DOMAIN = "ts-project-v1\0";
    private static final int KEPT_BYTES = 16;

    private final DeviceSecret salt;

    /** Makes pseudonyms with the salt of one device. */
    public ProjectIds(DeviceSecret salt) {
        this.salt = salt;
    }

    /** Returns the pseudonym of the project with this canonical root folder. */
    public String of(String canonicalRoot) {
        byte[] mac = salt.mac((DOMAIN + canonicalRoot).getBytes(StandardCharsets.UTF_8));
        return "p_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, KEPT_BYTES));
    }
}
