package io.tokenspeed.store.hub;

import io.tokenspeed.store.hub.Buckets.Bucket;
import java.sql.SQLException;
import java.util.Map;

/** Keeps the sums per hour and day equal to those of the buckets, in the transaction that changes buckets. */
final class Rollups {
    private final RollupRows hours;
    private final RollupRows days;

    Rollups(HubSession session) {
        this.hours = new RollupRows(session, RollupTable.HOUR);
        this.days = new RollupRows(session, RollupTable.DAY);
    }

    /**
     * Changes the sums by the difference between buckets before and after, which are written already.
     *
     * @param before the buckets that were there
     * @param after the changed ones
     */
    void apply(Map<Buckets.Id, Bucket> before, Map<Buckets.Id, Bucket> after) throws SQLException {
        hours.load(after.keySet());
        days.load(after.keySet());
        for (Map.Entry<Buckets.Id, Bucket> entry : after.entrySet()) {
            Bucket old = before.get(entry.getKey());
            Sums was = old == null ? null : old.sums();
            hours.apply(entry.getKey(), was, entry.getValue().sums());
            days.apply(entry.getKey(), was, entry.getValue().sums());
        }
        hours.write();
        days.write();
    }
}
