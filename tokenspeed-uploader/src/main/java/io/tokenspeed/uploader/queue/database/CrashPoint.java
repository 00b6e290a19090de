package io.tokenspeed.uploader.queue.database;

/** Points between two steps at which the process may be killed without anything being lost or sent twice. */
public enum CrashPoint {
    /** A step of the schema was applied and is not committed. */
    IN_SCHEMA,
    /** A batch was sealed and is not committed. */
    BEFORE_SEAL_COMMIT,
    /** A sealed batch was committed. */
    AFTER_SEAL_COMMIT,
    /** An answer arrived and nothing of it was noted. */
    AFTER_SEND,
    /** A receipt was applied and is not committed. */
    BEFORE_ACK_COMMIT,
    /** An applied receipt was committed. */
    AFTER_ACK_COMMIT,
    /** A batch was split; reached before and after the commit. */
    IN_SPLIT,
    /** The next key was stored and the hub does not know it. */
    ROTATION_CANDIDATE_STORED,
    /** The hub took the next key and no request was signed with it. */
    ROTATION_PROPOSED,
    /** The hub took a request signed with the next key, which is not stored as the current one. */
    ROTATION_CONFIRMED,
    /** The device's secret was stored and the hub does not know the device. */
    ENROL_BEFORE_SEND,
    /** The hub answered the enrolment and nothing of it was noted. */
    ENROL_AFTER_ANSWER
}
