package io.tokenspeed.model.upload;

import org.jspecify.annotations.Nullable;

/**
 * What became of an upload.
 *
 * @param verdict the outcome
 * @param receipt what became of its records; null unless they were stored, now or before
 */
public record UploadResult(Verdict verdict, @Nullable Receipt receipt) {
    /** The outcome of an upload. Nothing but a nonce is stored unless it is {@link #STORED}. */
    public enum Verdict {
        /** Stored now. */
        STORED,
        /** The same payload was stored before; the receipt is the one of then. */
        REPLAYED,
        NONCE_REPLAYED,
        TOO_MANY_NONCES,
        DEVICE_PENDING,
        DEVICE_REVOKED,
        DEVICE_ERASED,
        DEVICE_UNKNOWN
    }
}
