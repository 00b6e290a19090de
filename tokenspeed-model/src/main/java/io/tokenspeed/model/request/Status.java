package io.tokenspeed.model.request;

/** How an attempt ended. */
public enum Status {
    OK,
    FAILED,
    /** Stopped by the user, which is not an error. */
    CANCELLED
}
