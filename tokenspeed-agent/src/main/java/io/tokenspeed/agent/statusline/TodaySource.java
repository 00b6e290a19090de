package io.tokenspeed.agent.statusline;

import java.time.ZoneId;

/** Tells today's totals, quickly: prompts wait for it. */
@FunctionalInterface
public interface TodaySource {
    /**
     * Today's totals, all zero where nothing was recorded.
     *
     * @param zone the zone that decides when today began
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be used
     */
    TodayTotals today(ZoneId zone);
}
