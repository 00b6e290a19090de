package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.device.DeviceLock;
import io.tokenspeed.store.hub.ingest.TokenHalf;
import io.tokenspeed.store.hub.shared.NonceRows;
import io.tokenspeed.store.hub.shared.Refused;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Deletes devices with their usage, receipts and keys, and leaves a tombstone with the digest of the id. */
record Erasure(HubDatabase database, TokenHalf tokens) {
    boolean erase(String deviceId, AuditContext act) {
        return database.write(session -> DeviceLock.lock(session, deviceId)
                .map(device -> erase(session, device, deviceId, act))
                .orElse(false));
    }

    /** Erases a device at its own request; returns false if the device is unknown or its nonce was used before. */
    boolean forget(String deviceId, @Nullable NonceUse nonce, AuditContext act) {
        try {
            return database.write(session -> DeviceLock.lockActive(session, deviceId)
                    .map(device -> {
                        NonceRows.addOrRefuse(session.handle(), nonce);
                        return erase(session, device, deviceId, act);
                    })
                    .orElse(false));
        } catch (Refused replayed) {
            return false;
        }
    }

    private boolean erase(HubSession session, DeviceLock.Locked device, String deviceId, AuditContext act) {
        Handle handle = session.handle();
        tokens.erase(session, device.number(), deviceId);
        SqlPublishedDays.erase(handle, device.number());
        SqlProjectAliases.erase(handle, device.number());
        handle.execute("DELETE FROM receipt WHERE device_no = ?", device.number());
        handle.execute("DELETE FROM device WHERE device_no = ?", device.number());
        handle.execute(
                "INSERT INTO tombstone (device_sha256, erased_at) VALUES (?, ?)", Sha256.hex(deviceId), act.at());
        AuditRows.add(handle, act, "device.erase", deviceId, "");
        return true;
    }
}
