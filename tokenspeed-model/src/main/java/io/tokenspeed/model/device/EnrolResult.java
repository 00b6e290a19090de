package io.tokenspeed.model.device;

/** What became of an enrolment. */
public enum EnrolResult {
    /** Enrolled, may upload. */
    ACTIVE,
    /** Enrolled, waits for an admin. */
    PENDING,
    /** No such invite, or it is used up, expired or taken back. Nothing was changed. */
    INVITE_INVALID,
    /** The id is known, perhaps since a moment ago. Nothing was changed. */
    DEVICE_EXISTS,
    /** The id was erased. Nothing was changed. */
    DEVICE_ERASED,
    /** The nonce was used before. Nothing was changed. */
    NONCE_REPLAYED
}
