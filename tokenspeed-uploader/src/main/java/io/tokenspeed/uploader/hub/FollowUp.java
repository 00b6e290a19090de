package io.tokenspeed.uploader.hub;

/** The next step of a device after an answer. */
public enum FollowUp {
    /** Go on. */
    ACCEPT,
    /** Send the same bytes later. */
    RETRY,
    /** Send the same bytes again at once, then later. */
    NOW,
    /** Send again at once with the hub's clock, then later. */
    CLOCK,
    /** Send again with another key of the device, then pause. */
    KEY,
    /** Pause, keep everything, and ask for the configuration from time to time. */
    PAUSE,
    /** Send the halves of the batch alone. */
    SPLIT,
    /** Seal again the records that were not refused. */
    RESEAL,
    /** Send again without compression, then pause. */
    PLAIN,
    /** Remove everything of the device on this machine. */
    ERASE
}
