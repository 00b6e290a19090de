package io.tokenspeed.uploader.dispatch.timing;

import io.tokenspeed.model.wire.ErrorCode;

/** Why sending is paused. The queue stores the code; every code has a reason. */
public enum PauseReason {
    /** The hub's admin has not approved the device yet. */
    DEVICE_PENDING,
    /** The hub's admin revoked the device. */
    DEVICE_REVOKED,
    /** The hub does not know the device. */
    DEVICE_UNKNOWN,
    /** Another key has replaced the device's key at the hub. */
    KEY_RETIRED,
    /** The hub refuses the requests of this version for any other reason. */
    REFUSED;

    /** The reason of a code. */
    static PauseReason of(String code) {
        return ErrorCode.of(code).map(PauseReason::of).orElse(REFUSED);
    }

    private static PauseReason of(ErrorCode code) {
        return switch (code) {
            case DEVICE_PENDING -> DEVICE_PENDING;
            case DEVICE_REVOKED -> DEVICE_REVOKED;
            case DEVICE_UNKNOWN -> DEVICE_UNKNOWN;
            case KEY_RETIRED -> KEY_RETIRED;
            default -> REFUSED;
        };
    }
}
