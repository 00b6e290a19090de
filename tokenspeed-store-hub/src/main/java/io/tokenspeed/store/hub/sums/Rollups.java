package io.tokenspeed.store.hub.sums;

import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.sums.Buckets.Bucket;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the sums per hour and day equal to the sums of the buckets, in the transaction that changes buckets. */
final class Rollups {
    private final RollupRows hours;
    private final RollupRows days;

    Rollups(HubSession session) {
        this.hours = new RollupRows(session, RollupTable.HOUR);
        this.days = new RollupRows(session, RollupTable.DAY);
    }

    /** Reads the hours of these buckets. */
    void load(List<Buckets.Id> buckets) throws SQLException {
        hours.load(buckets);
    }

    /** Returns whether a bucket may exist: an hour without sums has no buckets. */
    boolean mayHold(Buckets.Id bucket) {
        return hours.holds(bucket);
    }

    /**
     * Changes the sums by the difference between old and new buckets. The new buckets are already written, and their
     * hours are loaded.
     *
     * @param before the buckets that existed
     * @param after the changed buckets
     */
    void apply(Map<Buckets.Id, Bucket> before, Map<Buckets.Id, Bucket> after) throws SQLException {
        days.load(after.keySet());
        Map<RollupRows.Id, RollupRows.Row> added = new LinkedHashMap<>();
        for (Map.Entry<Buckets.Id, Bucket> entry : after.entrySet()) {
            Bucket old = before.get(entry.getKey());
            Sums next = entry.getValue().sums();
            if (old == null) {
                add(added, entry.getKey(), next);
            } else {
                hours.replace(entry.getKey(), old.sums(), next);
                days.replace(entry.getKey(), old.sums(), next);
            }
        }
        added.forEach(hours::add);
        added.forEach(days::add);
        hours.write();
        days.write();
    }

    /** Adds up new buckets of one hour first, because the sums of an hour or day are larger and cost more to add to. */
    private static void add(Map<RollupRows.Id, RollupRows.Row> added, Buckets.Id bucket, Sums sums) {
        RollupRows.Id hour = RollupTable.HOUR.of(bucket);
        RollupRows.Row row = added.get(hour);
        row = row == null
                ? new RollupRows.Row(bucket.start(), bucket.end(), Sums.zero())
                : row.spanning(bucket.start(), bucket.end());
        row.sums().add(sums);
        added.put(hour, row);
    }
}
