package io.tokenspeed.uploader.hub;

/** The next step of a device after an answer. */
public enum FollowUp {
    /** Go on. */
    ACCEPT,
    /** The same bytes later. */
    RETRY,
    /** The same bytes again at once, then later. */
    NOW,
    /** Again at once with the hub's clock, then later. */
    CLOCK,
    /** Again with another key of the device, then stop. */
    KEY,
    /** Pause, keep everything, and ask for the configuration from time to time. */
    PAUSE,
    /** Send the halves of the batch alone. */
    SPLIT,
    /** Seal the records that were not refused again. */
    RESEAL,
    /** Again without compression, then stop. */
    PLAIN,
    /** Remove everything local. */
    ERASE
}
