package io.tokenspeed.model.price.sync;

import io.tokenspeed.model.price.match.StoredPrices;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The prices in a database and the syncs that brought them. Safe for use by several threads and processes. */
public interface PriceStore extends StoredPrices {
    /** Returns all prices in a state, in the order they were stored. */
    List<StoredPrice> list(PriceState state);

    /** Returns the price with an id. */
    Optional<StoredPrice> find(String priceId);

    /**
     * Stores prices and syncs together or not at all. Of a price that is stored already only the state and the time of
     * the decision change, and never back to {@link PriceState#KEPT}.
     */
    void apply(Collection<StoredPrice> prices, Collection<SyncRun> runs);

    /** Returns the latest syncs, newest first. */
    List<SyncRun> runs(int limit);

    /** Returns the latest sync with each source that has one. */
    List<SyncRun> latestRuns();

    /** Returns the latest sync with a source whose list was read and compared. */
    Optional<SyncRun> lastRead(String source);
}
