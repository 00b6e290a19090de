package io.tokenspeed.agent.statusline;

import java.time.ZoneId;
import java.util.function.Supplier;

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

    /**
     * Today's totals for a line inside a coding agent: with the session block, and storing the limits that the agent
     * reported.
     *
     * @param reported waits for what the agent reports
     */
    default TodayTotals today(ZoneId zone, Supplier<ReportedSession> reported) {
        return today(zone);
    }
}
