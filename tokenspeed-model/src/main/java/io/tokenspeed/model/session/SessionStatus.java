package io.tokenspeed.model.session;

/** How a session went, as the program that tracks it says. Of two, the last counts. */
public enum SessionStatus {
    /** It began, and nobody said that it ended. */
    OPEN,
    /** It ended well. */
    OK,
    /** Stopped by the user, which is not an error. */
    CANCELLED,
    /** It ended with an error. */
    FAILED;

    static SessionStatus later(SessionStatus a, SessionStatus b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
