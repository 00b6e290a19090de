package io.tokenspeed.model.alert;

/** Why an event was not delivered when it opened. */
public enum AlertQuiet {
    /** It was delivered. */
    NONE,
    /** The rule is muted; the event is delivered if it is still open when the mute ends. */
    MUTED,
    /** It opened too soon after the one before. It is never delivered. */
    COOLDOWN
}
