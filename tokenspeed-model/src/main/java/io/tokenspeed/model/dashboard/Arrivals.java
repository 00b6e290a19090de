package io.tokenspeed.model.dashboard;

import java.util.List;

/** The stored requests in the order of arrival, whichever process stored them. */
public interface Arrivals {
    /** Returns the mark of the latest arrival; 0 when there is none. */
    long last();

    /** Returns the first arrivals after a mark, without requests that do not count, at most {@code limit}. */
    List<Arrival> after(long mark, int limit);
}
