package io.tokenspeed.store.hub.device;

import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.store.hub.database.HubSession;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Locks the row of a device until the commit, and looks up tombstones of erased devices. */
public final class DeviceLock {
    private DeviceLock() {}

    /** A device whose row no other transaction changes until the commit. */
    public record Locked(long number, DeviceStatus status) {
        public boolean isActive() {
            return status == DeviceStatus.ACTIVE;
        }
    }

    /** Locks a device, so that its uploads wait until the commit; empty if it is unknown. */
    public static Optional<Locked> lock(HubSession session, String deviceId) {
        return session.handle()
                .createQuery("SELECT device_no, status FROM device WHERE device_id = :id"
                        + session.dialect().forUpdate())
                .bind("id", deviceId)
                .map((row, context) -> new Locked(row.getLong(1), DeviceStatus.valueOf(row.getString(2))))
                .findOne();
    }

    /**
     * Like {@link #lock}, but for requests of the device itself, which another node may have revoked a moment ago.
     *
     * @throws DeviceRevokedException if the device is not active
     */
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
