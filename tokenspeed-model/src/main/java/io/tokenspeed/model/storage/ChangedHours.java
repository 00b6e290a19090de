package io.tokenspeed.model.storage;

import java.util.List;

/** Finds the hours in which requests were added, changed or removed, by whichever program. */
public interface ChangedHours {
    /**
     * Returns the hours whose requests may have changed after a mark. Returns all hours for 0, and for a mark from
     * another database.
     */
    Changes since(long mark);

    /**
     * The changes after a mark.
     *
     * @param mark the mark for the next call
     * @param hours the changed hours, each as the number of hours since the epoch, in rising order
     */
    record Changes(long mark, List<Long> hours) {
        public Changes {
            hours = List.copyOf(hours);
        }
    }
}
