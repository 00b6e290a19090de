package io.tokenspeed.fakeprovider.course;

/**
 * Something that is sent.
 *
 * @param kind what
 * @param atNanos when, after the request arrived
 * @param number what the kind says
 */
public record Act(Kind kind, long atNanos, int number) {
    /** What is sent. The head of the response and what comes before the first delta go ahead of the first act. */
    public enum Kind {
        /** Nothing else. */
        OPENING,
        /** The next deltas; the number says how many. */
        DELTAS,
        /** What keeps a silent stream alive. */
        PING,
        /** So many bytes that mean nothing. */
        GARBAGE,
        /** The event of an error that means the same as an HTTP status. */
        ERROR_EVENT,
        /** The ending and its usage, and the end of the body. */
        ENDING,
        /** The end of the body without the ending of the answer. */
        END_OF_BODY,
        /** Half of the next delta with its framing. */
        HALF_DELTA,
        /** Half of the head. */
        HALF_HEAD,
        /** An HTTP status and its error in place of an answer. */
        STATUS
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
