package io.tokenspeed.uploader.dispatch;

import java.util.Locale;

/** Why the device's key is to be replaced. */
enum RotationReason {
    /** The user or the hub asked for it. */
    ASKED,
    /** A restored hub knows only the previous key, which signs until a new one replaces it. */
    RESTORED;

    /** The text stored in the queue. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
