package io.tokenspeed.agent.statusline;

import java.time.ZoneId;

/** Tells today's totals, quickly: prompts wait for it. */
@FunctionalInterface
public interface TodaySource {
    /**
     * Today's totals. All are zero where nothing was recorded, which says nothing as long as nothing was read.
     *
     * @param zone the zone that decides when today began
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be used
     */
    TodayTotals today(ZoneId zone);
}
