package io.tokenspeed.model.price.sync;

/** How a sync with a source ended. */
public enum SyncStatus {
    /** The list was read and compared with the book. */
    OK,
    /** The source has the same list as before. */
    UNCHANGED,
    /** The list was not believed, so the book is as it was. */
    REFUSED,
    /** No list could be had. */
    FAILED
}
