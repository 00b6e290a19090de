package io.tokenspeed.store.session;

import java.util.List;

/**
 * What became of a session's detail.
 *
 * @param outcome whether and why
 * @param conflicts the fields that contradict what is stored, by their names in JSON; only for {@link Outcome#CONFLICT}
 */
public record SessionWrite(Outcome outcome, List<String> conflicts) {
    public SessionWrite {
        conflicts = List.copyOf(conflicts);
    }

    /** Whether a detail was stored, or why not. */
    public enum Outcome {
        /** The session had no detail before. */
        ADDED,
        /** The detail of before changed. */
        CHANGED,
        /** The detail says what is stored already. */
        UNCHANGED,
        /** Nothing was stored, because fields contradict what is stored. */
        CONFLICT,
        /** Nothing was stored, because the session would be its own ancestor. */
        CYCLE,
        /** Nothing was stored, because a session would have more than {@link SessionTree#MOST_ANCESTORS} ancestors. */
        TOO_DEEP;

        /** Returns whether the detail is in the database now. */
        public boolean stored() {
            return this == ADDED || this == CHANGED || this == UNCHANGED;
        }
    }

    static SessionWrite of(Outcome outcome) {
        return new SessionWrite(outcome, List.of());
    }
}
