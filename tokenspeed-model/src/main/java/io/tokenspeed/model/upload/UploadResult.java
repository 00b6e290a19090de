package io.tokenspeed.model.upload;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of an upload with its receipt.
 *
 * @param verdict the outcome
 * @param receipt the receipt; null unless the records were stored, now or before
 */
public record UploadResult(Verdict verdict, @Nullable Receipt receipt) {
    /** The outcome of an upload. Nothing but a nonce is stored unless it is {@link #STORED}. */
    public enum Verdict {
        /** The records and the receipt are stored. */
        STORED,
        /** The same payload was stored before; the result has the receipt of that time. */
        REPLAYED,
        /** The device used the nonce before. */
        NONCE_REPLAYED,
        /** The device has too many stored nonces. */
        TOO_MANY_NONCES,
        /** The device waits for the approval of an admin. */
        DEVICE_PENDING,
        /** The device was revoked. */
        DEVICE_REVOKED,
        /** The device was erased. */
        DEVICE_ERASED,
        /** The hub does not know the device. */
        DEVICE_UNKNOWN
    }
}
