package io.tokenspeed.model.device;

/** What a key may do. */
public enum KeyState {
    /** Stored, not used yet; becomes active with its first use. */
    PENDING,
    /** The device's key. */
    ACTIVE,
    /** Replaced, still good until its time ends. */
    RETIRING
}
