package io.tokenspeed.model.session;

/** Who told of a session. Of two, the first counts. */
public enum SessionOrigin {
    /** A program that tracks its own sessions. */
    TRACKED,
    /** The log of a tool. */
    LOG,
    /** Telemetry that a tool sent. */
    TELEMETRY
}
