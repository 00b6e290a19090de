package io.tokenspeed.store.hub.device;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.store.hub.database.Days;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The devices of several uploads, locked so that their status does not change until the commit. */
public final class UploadDevices {
    private static final String COLUMNS = """
            WITH wanted (device_id) AS (VALUES %s)
            SELECT d.device_id, d.device_no, d.status, d.last_seen_on, d.agent_version
            FROM wanted CROSS JOIN device d WHERE d.device_id = wanted.device_id""";

    private static final KeyLookup<String> LOOKUP = lookup(COLUMNS);

    /** Every node locks in the order of the ids, so that no two nodes wait for each other. */
    private static final KeyLookup<String> LOCK =
            lookup(COLUMNS + " ORDER BY d.device_id COLLATE \"C\" FOR UPDATE OF d");

    private static final String SEEN = "UPDATE device SET last_seen_on = ?, agent_version = ? WHERE device_no = ?";

    private final HubSession session;
    private final Map<String, DeviceRow> stored = new HashMap<>();
    private final Map<String, DeviceRow> current = new HashMap<>();

    private UploadDevices(HubSession session) {
        this.session = session;
    }

    private static KeyLookup<String> lookup(String sql) {
        return new KeyLookup<>(sql, 1, PreparedStatement::setString);
    }

    public static UploadDevices lock(HubSession session, Collection<String> ids) throws SQLException {
        UploadDevices devices = new UploadDevices(session);
        KeyLookup<String> query = switch (session.dialect()) {
            case SQLITE -> LOOKUP;
            case POSTGRES -> LOCK;
        };
        List<String> distinct = ids.stream().distinct().sorted().toList();
        query.forEach(session, distinct, row -> devices.stored.put(row.getString(1), DeviceRow.read(row, 2)));
        devices.current.putAll(devices.stored);
        return devices;
    }

    /** Returns why an upload of this device is refused; null if it is allowed. */
    @Nullable
    public Verdict refusal(String deviceId) {
        DeviceRow device = stored.get(deviceId);
        if (device == null) {
            return DeviceLock.isErased(session.handle(), deviceId) ? Verdict.DEVICE_ERASED : Verdict.DEVICE_UNKNOWN;
        }
        return switch (device.status()) {
            case PENDING -> Verdict.DEVICE_PENDING;
            case REVOKED -> Verdict.DEVICE_REVOKED;
            case ACTIVE -> null;
        };
    }

    /** Whether there are all the devices that were to be locked. */
    public boolean areAllThere(Collection<String> ids) {
        return stored.keySet().containsAll(ids);
    }

    /**
     * Returns the number of a device in the database.
     *
     * @throws StorageException if there is no such device
     */
    public long number(String deviceId) {
        DeviceRow device = stored.get(deviceId);
        if (device == null) {
            throw new StorageException("There is no device " + deviceId + ".", null);
        }
        return device.number();
    }

    public void seen(String deviceId, long at, @Nullable String version) {
        current.computeIfPresent(deviceId, (id, device) -> device.seen(Days.text(at), version));
    }

    /** Writes the day and version of each device that {@link #seen} changed. */
    public void writeSeen() throws SQLException {
        PreparedStatement update = session.prepare(SEEN);
        for (Map.Entry<String, DeviceRow> entry : current.entrySet()) {
            DeviceRow device = entry.getValue();
            if (!device.equals(stored.get(entry.getKey()))) {
                update.setString(1, device.lastSeenOn());
                update.setString(2, device.programVersion());
                update.setLong(3, device.number());
                update.addBatch();
            }
        }
        update.executeBatch();
    }
}
