package io.tokenspeed.model.track;

/** What became of an event. */
public enum TrackOutcome {
    /** It is stored now. */
    STORED,
    /** It was stored before; nothing changed. */
    DUPLICATE,
    /** Something else is stored under its id, or of its session; nothing changed. */
    CONFLICT,
    /** It breaks a rule of the server that was to store it; nothing changed. */
    REFUSED
}
