package io.tokenspeed.model.published;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The days that a hub has published. A day is published once and does not change afterwards, because the difference of
 * two states of a day would tell what one device sent in between. Safe for use by several threads and nodes.
 */
public interface PublishedDays {
    /** Returns which of the days from {@code first} to {@code last}, both included, are published. */
    Set<LocalDate> days(LocalDate first, LocalDate last);

    /**
     * Publishes a day, with no cells where there is nothing to show.
     *
     * @return false if the day was published before, or a device of a cell is erased; nothing changes then
     */
    boolean publish(LocalDate day, List<PublicCell> cells);

    /**
     * Returns the cells of the days from {@code first} to {@code last}, both included, in the order of their days,
     * providers and models. Cells in which an erased device had a share are gone.
     */
    List<PublishedCell> cells(LocalDate first, LocalDate last);
}
