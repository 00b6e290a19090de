package io.tokenspeed.model.device;

import java.util.Locale;

/** What a device may do. */
public enum DeviceStatus {
    /** Enrolled and waiting for an admin. */
    PENDING,
    /** May upload. */
    ACTIVE,
    /** Shut out; what it sent stays. */
    REVOKED;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
