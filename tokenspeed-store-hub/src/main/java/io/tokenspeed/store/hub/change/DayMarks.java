package io.tokenspeed.store.hub.change;

import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.sums.RollupTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The marks of all days as one snapshot of the database has them. Two snapshots with the same mark of a time have the
 * same usage in it. Immutable.
 */
public final class DayMarks {
    /** The marks of a database without devices. */
    public static final DayMarks NONE = new DayMarks(Map.of());

    private static final String NEWEST = "SELECT d.device_no, c.mark FROM device d LEFT JOIN usage_change c"
            + " ON c.device_no = d.device_no AND c.day_start = " + UsageChanges.ANY_DAY;
    private static final String DAYS =
            "SELECT day_start, mark FROM usage_change WHERE device_no = ? AND day_start <> " + UsageChanges.ANY_DAY;

    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private final Map<Long, DeviceMarks> devices;
    private final NavigableMap<Long, Long> days = new TreeMap<>();
    private final long all;

    /**
     * The marks of one device.
     *
     * @param newest the mark of its newest change; null where there was none since marks are kept
     * @param days the marks of its days
     */
    private record DeviceMarks(@Nullable Long newest, Map<Long, Long> days) {}

    private DayMarks(Map<Long, DeviceMarks> devices) {
        this.devices = devices;
        long sum = 0;
        for (Map.Entry<Long, DeviceMarks> device : devices.entrySet()) {
            long number = device.getKey();
            sum += mixed(number, FACTOR);
            device.getValue().days().forEach((day, mark) -> days.merge(day, mixed(number, mark), Long::sum));
        }
        this.all = sum;
    }

    private static long mixed(long a, long b) {
        long mixed = (a * FACTOR) ^ b;
        mixed = (mixed ^ (mixed >>> 32)) * FACTOR;
        return mixed ^ (mixed >>> 29);
    }

    /** Reads the marks of the session's snapshot; those of devices that did not change since {@code before} are taken from it. */
    public static DayMarks read(HubSession session, DayMarks before) throws SQLException {
        Map<Long, DeviceMarks> found = new HashMap<>();
        Map<Long, Long> changed = new HashMap<>();
        try (PreparedStatement query = session.handle().getConnection().prepareStatement(NEWEST);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long mark = row.getLong(2);
                sort(row.getLong(1), row.wasNull() ? null : (Long) mark, before, found, changed);
            }
        }
        boolean same = changed.isEmpty() && found.size() == before.devices.size();
        return same ? before : new DayMarks(withDays(session, found, changed));
    }

    private static Map<Long, DeviceMarks> withDays(
            HubSession session, Map<Long, DeviceMarks> found, Map<Long, Long> changed) throws SQLException {
        for (Map.Entry<Long, Long> device : changed.entrySet()) {
            found.put(device.getKey(), new DeviceMarks(device.getValue(), days(session, device.getKey())));
        }
        return found;
    }

    private static void sort(
            long device,
            @Nullable Long newest,
            DayMarks before,
            Map<Long, DeviceMarks> found,
            Map<Long, Long> changed) {
        DeviceMarks known = before.devices.get(device);
        if (known != null && Objects.equals(known.newest(), newest)) {
            found.put(device, known);
        } else if (newest == null) {
            found.put(device, new DeviceMarks(null, Map.of()));
        } else {
            changed.put(device, newest);
        }
    }

    private static Map<Long, Long> days(HubSession session, long device) throws SQLException {
        Map<Long, Long> days = new HashMap<>();
        try (PreparedStatement query = session.handle().getConnection().prepareStatement(DAYS)) {
            query.setLong(1, device);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    days.put(row.getLong(1), row.getLong(2));
                }
            }
        }
        return days;
    }

    /** Returns the mark of the time from one second since the epoch until before another. */
    public long of(long from, long to) {
        long day = Math.floorDiv(from, RollupTable.DAY.seconds()) * RollupTable.DAY.seconds();
        long mark = all;
        for (Map.Entry<Long, Long> marked :
                days.subMap(day, true, Math.max(day, to), false).entrySet()) {
            mark = mixed(mark + marked.getKey(), marked.getValue());
        }
        return mark;
    }
}
