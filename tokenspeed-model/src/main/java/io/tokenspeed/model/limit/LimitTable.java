package io.tokenspeed.model.limit;

import java.util.List;

/** What the tools reported last about their limits. Safe for use by several threads. */
public interface LimitTable {
    /** Returns the latest report of each limit, by tool and name. */
    List<LimitReport> list();

    /**
     * Stores reports that are newer than the stored ones of the same limits. Older ones change nothing, so they may
     * come in any order.
     *
     * @throws io.tokenspeed.model.storage.StorageException if they cannot be stored
     */
    void note(List<LimitReport> reports);
}
