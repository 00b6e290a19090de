package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param status how the attempt ended
 * @param errorKind why the attempt failed; non-null exactly when {@code status} is {@code FAILED}
 * @param serviceTier the service tier that answered, as logged: {@code priority}, {@code flex}, {@code fast} and
 *     others; null means standard
 */
public record RequestEnding(
        Status status,
        @Nullable ErrorKind errorKind,
        @Nullable String serviceTier) {

    /** A request that the standard service tier answered. */
    public static final RequestEnding OK = new RequestEnding(Status.OK, null, null);

    public RequestEnding {
        if ((status == Status.FAILED) != (errorKind != null)) {
            throw new IllegalArgumentException("status " + status + " with errorKind " + errorKind);
        }
    }

    /** Returns the ending of a request that a service tier answered; null is the standard tier. */
    public static RequestEnding ok(@Nullable String serviceTier) {
        return serviceTier == null ? OK : new RequestEnding(Status.OK, null, serviceTier);
    }
}
