package io.tokenspeed.uploader.queue.ledger;

import java.util.Locale;

/** Where a sealed batch is on its way to the hub. */
public enum BatchStatus {
    /** Sealed, and not being sent. */
    PENDING,
    /** A process has begun to send it and has not noted an answer. */
    IN_FLIGHT,
    /** The hub acknowledged it. */
    ACKED,
    /** Given up, or replaced by a batch with the records that were not refused. */
    DEAD;

    /** The text stored in the queue. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status with a stored text.
     *
     * @throws IllegalArgumentException if there is none, which the table's own check forbids
     */
    public static BatchStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
