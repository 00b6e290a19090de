package io.tokenspeed.model.dashboard;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stored attempts that count, one by one. Ordered by their instants, latest first, and within one instant by their
 * ids, highest first. Safe for use by several threads.
 */
public interface RequestHistory {
    /** Returns the latest matching attempts, at most {@code limit}. */
    List<RecordedRequest> recent(UsageFilter filter, int limit);

    /**
     * Returns a page of the matching attempts. Attempts that are stored between two pages neither move nor repeat rows.
     *
     * @param after the position after which the page begins; null for the first page
     * @param limit the most rows of the page, from 1 on
     */
    RequestPage page(RequestFilter filter, @Nullable PagePosition after, int limit);

    /** Returns how many attempts match. */
    long count(RequestFilter filter);

    /** Returns an attempt by the id of its row; empty if there is none that counts. */
    Optional<RecordedRequest> request(String id);

    /** Passes every matching attempt to {@code sink}, without holding all of them in memory. */
    void forEach(RequestFilter filter, Consumer<RecordedRequest> sink);
}
