package io.tokenspeed.model.track;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Status;
import org.jspecify.annotations.Nullable;

/**
 * How and when an interaction ended.
 *
 * @param status how it ended
 * @param errorKind why it failed; non-null exactly when {@code status} is {@code FAILED}
 * @param endedAtMillis when it ended, in milliseconds since the epoch
 * @param durationMillis how long it took, in milliseconds; null when unknown
 */
public record InteractionEnding(
        Status status,
        @Nullable ErrorKind errorKind,
        long endedAtMillis,
        @Nullable Long durationMillis) {
    public InteractionEnding {
        if ((status == Status.FAILED) != (errorKind != null)) {
            throw new IllegalArgumentException("status " + status + " with errorKind " + errorKind);
        }
        if (durationMillis != null && durationMillis < 0) {
            throw new IllegalArgumentException("durationMillis < 0: " + durationMillis);
        }
    }
}
