package io.tokenspeed.model.track;

/** One event that a program tracks. Storing an event twice changes nothing. */
public sealed interface TrackEvent permits SessionStart, Interaction, SessionEnd {
    /** Returns the program that tracks. */
    String app();

    /** Returns the session that the event belongs to. */
    String sessionId();
}
