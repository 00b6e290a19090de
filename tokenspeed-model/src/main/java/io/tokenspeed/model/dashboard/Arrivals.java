package io.tokenspeed.model.dashboard;

import java.util.List;

/** Requests in the order in which they were stored, whoever stored them. */
public interface Arrivals {
    /** The mark of the latest arrival; 0 when there is none. */
    long last();

    /** The first arrivals after a mark that count, at most {@code limit}. */
    List<Arrival> after(long mark, int limit);
}
