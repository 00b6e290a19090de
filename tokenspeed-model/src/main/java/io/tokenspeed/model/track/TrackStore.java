package io.tokenspeed.model.track;

import java.util.List;

/** Stores what programs track. Safe for use by several threads. */
public interface TrackStore extends AutoCloseable {
    /**
     * Stores events, those that are good in one transaction. When this method returns, they outlive a crash and a power
     * cut; when it throws, none is stored, and the same events can be given again. An event that is given again changes
     * nothing.
     *
     * @return the results, in the order of the events
     * @throws TrackQueueFullException if too many events wait
     * @throws io.tokenspeed.model.storage.StorageException if they cannot be stored now
     */
    List<TrackResult> write(List<TrackEvent> events);

    @Override
    default void close() {}
}
