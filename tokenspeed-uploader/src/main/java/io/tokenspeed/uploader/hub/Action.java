package io.tokenspeed.uploader.hub;

/** What a device does after an answer. */
public enum Action {
    /** Go on. */
    ACCEPT,
    /** The same bytes later. */
    RETRY,
    /** The same bytes once at once, then later. */
    NOW,
    /** The clock was put right; once at once, then later. */
    CLOCK,
    /** Another key of the device, then stop. */
    KEY,
    /** Stop, keep everything, ask for the configuration from time to time. */
    HOLD,
    /** Send the halves alone. */
    SPLIT,
    /** Seal what was not refused again. */
    RESEAL,
    /** Send once without compression, then stop. */
    PLAIN,
    /** Remove everything local. */
    ERASE
}
