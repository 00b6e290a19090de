package io.tokenspeed.model.request;

/** How an attempt ended. */
public enum Status {
    /** The model's answer is complete. */
    OK,
    /** The attempt ended with an error; {@link ErrorKind} says why. */
    FAILED,
    /** Stopped by the user, which is not an error. */
    CANCELLED
}
