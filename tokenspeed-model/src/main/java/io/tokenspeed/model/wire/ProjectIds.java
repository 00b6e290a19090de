package io.tokenspeed.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes the names of projects unreadable: {@code "p_" + base64url(HMAC-SHA256(salt, "ts-project-v1" 0 root))} of which
 * 16 bytes are kept. The salt never leaves the device, so ids of two devices never match.
 */
public final class ProjectIds {
    /** What stands for a project that is not told. */
    public static final String NONE = "none";

    private static final String DOMAIN = "ts-project-v1\0";
    private static final int KEPT_BYTES = 16;

    private final DeviceSecret salt;

    public ProjectIds(DeviceSecret salt) {
        this.salt = salt;
    }

    /** The id of the project with this canonical root folder. */
    public String of(String canonicalRoot) {
        byte[] mac = salt.mac((DOMAIN + canonicalRoot).getBytes(StandardCharsets.UTF_8));
        return "p_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, KEPT_BYTES));
    }
}
