package io.tokenspeed.store.hub.query;

import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.sums.RollupTable;

/**
 * The time in which there is usage, in seconds since the epoch.
 *
 * @param first the start of the first hour with usage
 * @param end the end of the last hour with usage; not after {@code first} where there is none
 */
record UsageSpan(long first, long end) {
    /** One question for each end, because SQLite walks through the whole table to answer both at once. */
    private static final String EDGES =
            "SELECT (SELECT MIN(hour_start) FROM usage_hour), (SELECT MAX(hour_start) FROM usage_hour)";

    static UsageSpan of(HubSession session) {
        return session.handle()
                .createQuery(EDGES)
                .map((row, context) -> new UsageSpan(
                        row.getLong(1), row.getLong(2) + (row.wasNull() ? 0 : RollupTable.HOUR.seconds())))
                .one();
    }
}
