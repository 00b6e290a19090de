package io.tokenspeed.uploader.queue;

import java.util.Locale;

/** Why something will never reach the hub. */
public enum LossReason {
    QUEUE_OVERFLOW,
    EXPIRED,
    REJECTED,
    CORRUPT_ROW,
    INTERNAL_ERROR;

    /** As it is written on the wire. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
