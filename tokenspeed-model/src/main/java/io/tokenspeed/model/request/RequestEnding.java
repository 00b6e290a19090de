package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param status how the attempt ended
 * @param errorKind why it failed; present exactly when {@code status} is {@code FAILED}
 * @param serviceTier the tier that answered: {@code priority}, {@code flex}, {@code fast} and the like; absent means
 *     standard
 */
public record RequestEnding(
        Status status,
        @Nullable ErrorKind errorKind,
        @Nullable String serviceTier) {

    /** A request that the standard tier answered. */
    public static final RequestEnding OK = new RequestEnding(Status.OK, null, null);

    public RequestEnding {
        if ((status == Status.FAILED) != (errorKind != null)) {
            throw new IllegalArgumentException("status " + status + " with errorKind " + errorKind);
        }
    }

    /** A request that was answered by a tier; null for the standard one. */
    public static RequestEnding ok(@Nullable String serviceTier) {
        return serviceTier == null ? OK : new RequestEnding(Status.OK, null, serviceTier);
    }
}
