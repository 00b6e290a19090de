package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.NonceResult;
import io.tokenspeed.model.hub.NonceUse;
import io.tokenspeed.model.wire.Sha256;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deletes devices with everything that came from them. */
record Erasure(HubDatabase database) {
    private static final String ITS_SERIES = " WHERE series_id IN (SELECT series_id FROM series WHERE device_no = ?)";

    boolean erase(String deviceId, @Nullable NonceUse nonce, Act act) {
        try {
            return database.write(session -> erase(session, deviceId, nonce, act));
        } catch (Refused replayed) {
            return false;
        }
    }

    private static boolean erase(HubSession session, String deviceId, @Nullable NonceUse nonce, Act act) {
        Handle handle = session.handle();
        Optional<Long> device = lock(session, deviceId);
        if (device.isEmpty()) {
            return false;
        }
        if (!NonceRows.add(handle, nonce)) {
            throw new Refused(NonceResult.REPLAYED);
        }
        delete(handle, device.get());
        handle.execute(
                "INSERT INTO tombstone (device_sha256, erased_at) VALUES (?, ?)", Sha256.hex(deviceId), act.at());
        AuditRows.add(handle, act, "device.erase", deviceId, "");
        return true;
    }

    /** Holds off uploads of the device until the commit. */
    static Optional<Long> lock(HubSession session, String deviceId) {
        return session.handle()
                .createQuery("SELECT device_no FROM device WHERE device_id = :id"
                        + session.dialect().forUpdate())
                .bind("id", deviceId)
                .mapTo(Long.class)
                .findOne();
    }

    private static void delete(Handle handle, long device) {
        handle.execute("DELETE FROM usage_bucket" + ITS_SERIES, device);
        handle.execute("DELETE FROM usage_hour" + ITS_SERIES, device);
        handle.execute("DELETE FROM usage_day" + ITS_SERIES, device);
        handle.execute("DELETE FROM series WHERE device_no = ?", device);
        handle.execute("DELETE FROM receipt WHERE device_no = ?", device);
        handle.execute("DELETE FROM device WHERE device_no = ?", device);
    }

    static boolean isErased(Handle handle, String deviceId) {
        return handle.createQuery("SELECT 1 FROM tombstone WHERE device_sha256 = :digest")
                .bind("digest", Sha256.hex(deviceId))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
