package io.tokenspeed.uploader.queue.database;

import java.util.Locale;

/** Reasons for which a record will never reach the hub. */
public enum LossReason {
    QUEUE_OVERFLOW,
    EXPIRED,
    REJECTED,
    CORRUPT_ROW,
    INTERNAL_ERROR;

    /** The text on the wire and in the queue. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
