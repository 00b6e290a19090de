package io.tokenspeed.uploader.queue;

/** A place where a test ends the process as if it were killed, by naming it in {@code -Dts.crash}. */
public enum CrashPoint {
    IN_SCHEMA,
    BEFORE_SEAL_COMMIT,
    AFTER_SEAL_COMMIT,
    AFTER_SEND,
    BEFORE_ACK_COMMIT,
    AFTER_ACK_COMMIT,
    IN_SPLIT,
    ROTATION_CANDIDATE_STORED,
    ROTATION_PROPOSED,
    ROTATION_CONFIRMED,
    ENROL_BEFORE_SEND,
    ENROL_AFTER_ANSWER;

    private static final String CHOSEN = System.getProperty("ts.crash", "");
    private static final int KILLED = 137;

    /** Ends the process without any clean-up if this place was named. */
    public void hit() {
        if (CHOSEN.equals(name())) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
