package io.tokenspeed.model.storage;

import java.util.List;

/** Tells in which hours requests were added, changed or removed, whichever program did it. */
public interface ChangedHours {
    /** The hours whose requests may have changed after a mark; 0 asks for all, and so does a mark from another database. */
    Changes since(long mark);

    /**
     * What changed.
     *
     * @param mark what to ask with the next time
     * @param hours hours since the epoch, UTC, in rising order
     */
    record Changes(long mark, List<Long> hours) {
        public Changes {
            hours = List.copyOf(hours);
        }
    }
}
