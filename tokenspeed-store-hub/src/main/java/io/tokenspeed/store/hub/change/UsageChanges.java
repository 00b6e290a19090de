package io.tokenspeed.store.hub.change;

import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.sums.RollupTable;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The days that one transaction changes, marked with a random number. The transaction has locked the devices, so that no
 * other one marks their days meanwhile.
 */
public final class UsageChanges {
    /** In place of a day: the newest change of any day. */
    static final long ANY_DAY = -1;

    private static final String REPLACE = " ON CONFLICT (device_no, day_start) DO UPDATE SET mark = excluded.mark";
    private static final String MARK = "INSERT INTO usage_change (device_no, day_start, mark) VALUES (?, ?, ?)";
    private static final String MARK_STORED_DAYS = "INSERT INTO usage_change (device_no, day_start, mark)"
            + " SELECT DISTINCT s.device_no, u.day_start, CAST(? AS BIGINT)"
            + " FROM usage_day u JOIN series s ON s.series_id = u.series_id WHERE s.device_no = ?" + REPLACE;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Long, Set<Long>> days = new TreeMap<>();

    /** Adds the day that holds an instant in seconds since the epoch. */
    public void add(long deviceNo, long second) {
        long day = Math.floorDiv(second, RollupTable.DAY.seconds()) * RollupTable.DAY.seconds();
        days.computeIfAbsent(deviceNo, device -> new TreeSet<>(Set.of(ANY_DAY))).add(day);
    }

    /** Marks the days that were added. */
    public void write(HubSession session) throws SQLException {
        PreparedStatement upsert = session.prepare(MARK + REPLACE);
        long mark = RANDOM.nextLong();
        for (Map.Entry<Long, Set<Long>> device : days.entrySet()) {
            for (long day : device.getValue()) {
                upsert.setLong(1, device.getKey());
                upsert.setLong(2, day);
                upsert.setLong(3, mark);
                upsert.addBatch();
            }
        }
        upsert.executeBatch();
    }

    /** Marks all days that a device has usage of, before they are deleted. */
    public static void markAll(Handle handle, long deviceNo) {
        long mark = RANDOM.nextLong();
        handle.execute(MARK_STORED_DAYS, mark, deviceNo);
        handle.execute(MARK + REPLACE, deviceNo, ANY_DAY, mark);
    }

    /** Deletes the marks of a device that is deleted itself, which readers notice without them. */
    public static void forget(Handle handle, long deviceNo) {
        handle.execute("DELETE FROM usage_change WHERE device_no = ?", deviceNo);
    }
}
