package io.tokenspeed.store.hub.device;

import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.store.hub.database.HubSession;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The row of a device, locked until the commit, and what remains of an erased one. */
public final class DeviceLock {
    private DeviceLock() {}

    /** A device that nobody else changes until the commit. */
    public record Locked(long number, DeviceStatus status) {
        public boolean isActive() {
            return status == DeviceStatus.ACTIVE;
        }
    }

    /** Holds off uploads of the device until the commit. */
    public static Optional<Locked> lock(HubSession session, String deviceId) {
        return session.handle()
                .createQuery("SELECT device_no, status FROM device WHERE device_id = :id"
                        + session.dialect().forUpdate())
                .bind("id", deviceId)
                .map((row, context) -> new Locked(row.getLong(1), DeviceStatus.valueOf(row.getString(2))))
                .findOne();
    }

    /** The same for what a device asks for itself: another node may have shut it out a moment ago. */
    public static Optional<Locked> lockActive(HubSession session, String deviceId) {
        Optional<Locked> device = lock(session, deviceId);
        if (device.isPresent() && !device.get().isActive()) {
            throw new DeviceRevokedException();
        }
        return device;
    }

    public static boolean isErased(Handle handle, String deviceId) {
        return erasedAt(handle, deviceId).isPresent();
    }

    public static Optional<Long> erasedAt(Handle handle, String deviceId) {
        return handle.createQuery("SELECT erased_at FROM tombstone WHERE device_sha256 = :digest")
                .bind("digest", Sha256.hex(deviceId))
                .mapTo(Long.class)
                .findOne();
    }
}
