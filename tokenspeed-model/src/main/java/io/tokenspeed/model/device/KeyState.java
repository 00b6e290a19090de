package io.tokenspeed.model.device;

/** The state of a device's key. */
public enum KeyState {
    /** Stored, not used yet; becomes active with its first use. */
    PENDING,
    /** The key that the device signs with. */
    ACTIVE,
    /** Replaced by a newer key, valid until its end. */
    RETIRING
}
