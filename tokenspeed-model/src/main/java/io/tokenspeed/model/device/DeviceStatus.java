package io.tokenspeed.model.device;

import java.util.Locale;

/** What a device may do. */
public enum DeviceStatus {
    /** Enrolled, waits for the approval of an admin. */
    PENDING,
    /** May upload. */
    ACTIVE,
    /** Uploads are refused; the usage that it sent stays. */
    REVOKED;

    /** Returns the name in lower case, as the database and the API write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
