package io.tokenspeed.fakeprovider;

/**
 * What goes wrong with an answer.
 *
 * @param kind what happens
 * @param at after how many deltas it happens; for {@link Kind#STATUS} the HTTP status
 */
record Fault(Kind kind, int at) {
    static final Fault NONE = new Fault(Kind.NONE, 0);

    enum Kind {
        NONE,
        /** An error in place of an answer. */
        STATUS,
        /** The connection closes before the first byte. */
        DROP,
        /** Not a byte comes, and the connection stays open. */
        SILENCE,
        /** The connection breaks in the middle of the body. */
        CUT,
        /** The body ends in order, but what a complete answer ends with is missing. */
        TRUNCATE,
        /** No more bytes come, and the connection stays open. */
        HANG,
        /** An error event comes in place of the next delta. */
        ERROR_EVENT
    }

    /** Returns how many of the deltas are sent. */
    int sent(int deltas) {
        return switch (kind) {
            case CUT, TRUNCATE, HANG, ERROR_EVENT -> Math.min(at, deltas);
            default -> deltas;
        };
    }
}
