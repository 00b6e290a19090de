package io.tokenspeed.uploader.queue.ledger;

import java.util.Locale;

/** Whether the hub holds the newest content of a bucket. */
public enum BucketState {
    /** The newest content is still to be sent. */
    WAITING,
    /** The hub acknowledged the newest content. */
    SENT,
    /** The newest content was given up. */
    LOST;

    /** The text stored in the queue. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state with a stored text.
     *
     * @throws IllegalArgumentException if there is none, which the table's own check forbids
     */
    static BucketState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
