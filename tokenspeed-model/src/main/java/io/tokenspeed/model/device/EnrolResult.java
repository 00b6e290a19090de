package io.tokenspeed.model.device;

/** The outcome of an enrolment. */
public enum EnrolResult {
    /** Enrolled; the device may upload. */
    ACTIVE,
    /** Enrolled; the device waits for the approval of an admin. */
    PENDING,
    /** The invite is unknown, used up, expired or revoked. Nothing was changed. */
    INVITE_INVALID,
    /** A device with this id exists. Nothing was changed. */
    DEVICE_EXISTS,
    /** A device with this id was erased. Nothing was changed. */
    DEVICE_ERASED,
    /** The nonce was used before. Nothing was changed. */
    NONCE_REPLAYED
}
