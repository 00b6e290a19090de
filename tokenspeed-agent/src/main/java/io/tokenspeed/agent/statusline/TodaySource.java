package io.tokenspeed.agent.statusline;

import java.time.ZoneId;

/** The source of today's totals. It must be quick, because shell prompts wait for it. */
@FunctionalInterface
public interface TodaySource {
    /**
     * Today's totals. All are zero where nothing is stored, also where nothing was imported yet.
     *
     * @param zone the zone that decides when today began
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be used
     */
    TodayTotals today(ZoneId zone);
}
