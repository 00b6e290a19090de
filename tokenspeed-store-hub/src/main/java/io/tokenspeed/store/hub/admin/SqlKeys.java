package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.device.DeviceKey;
import io.tokenspeed.model.device.KeyState;
import io.tokenspeed.model.device.KeyTable;
import io.tokenspeed.model.device.SealedSecret;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.hub.database.Days;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.device.DeviceLock;
import io.tokenspeed.store.hub.shared.NonceRows;
import io.tokenspeed.store.hub.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code device_key} and {@code data_key}. */
record SqlKeys(HubDatabase database) implements KeyTable {
    @Override
    public List<DataKey> dataKeys() {
        return database.read(session -> DataKeyRows.list(session.handle()));
    }

    @Override
    public boolean addDataKey(DataKey key) {
        return database.write(session -> DataKeyRows.add(session.handle(), key));
    }

    @Override
    public void rewrap(List<DataKey> keys, AuditContext act) {
        database.with(Patience.LONG).change(session -> {
            DataKeyRows.rewrap(session, keys);
            AuditRows.add(session.handle(), act, "key.rewrap", "", Integer.toString(keys.size()));
        });
    }

    @Override
    public Optional<DeviceKey> find(String deviceId, String keyId) {
        return database.read(session -> session.handle()
                .createQuery("SELECT * FROM device_key WHERE device_id = :id AND key_no = :number")
                .bind("id", deviceId)
                .bind("number", number(keyId))
                .map((row, context) -> key(row))
                .findOne());
    }

    @Override
    public List<DeviceKey> list(String deviceId) {
        return database.read(session -> session.handle()
                .createQuery("SELECT * FROM device_key WHERE device_id = :id ORDER BY key_no")
                .bind("id", deviceId)
                .map((row, context) -> key(row))
                .list());
    }

    private static DeviceKey key(ResultSet row) throws SQLException {
        String activeOn = row.getString("active_on");
        return new DeviceKey(
                row.getString("device_id"),
                "k" + row.getLong("key_no"),
                new SealedSecret(row.getString("dek_id"), row.getString("iv"), row.getString("ciphertext")),
                KeyState.valueOf(row.getString("state")),
                row.getObject("not_after") == null ? null : row.getLong("not_after"),
                activeOn == null ? null : LocalDate.parse(activeOn));
    }

    @Override
    public boolean addPending(DeviceKey key, boolean retireNow, @Nullable NonceUse nonce, AuditContext act) {
        try {
            return database.write(session -> addPending(session, key, retireNow, nonce, act));
        } catch (Refused replayed) {
            return false;
        }
    }

    private static boolean addPending(
            HubSession session, DeviceKey key, boolean retireNow, @Nullable NonceUse nonce, AuditContext act) {
        Handle handle = session.handle();
        if (DeviceLock.lockActive(session, key.deviceId()).isEmpty()) {
            throw new StorageException("There is no device " + key.deviceId() + ".", null);
        }
        NonceRows.addOrRefuse(handle, nonce);
        handle.execute("DELETE FROM device_key WHERE device_id = ? AND state = 'PENDING'", key.deviceId());
        insert(handle, key, retireNow, act);
        AuditRows.add(handle, act, "key.rotate", key.deviceId(), key.keyId() + (retireNow ? " retire now" : ""));
        return true;
    }

    static void insert(Handle handle, DeviceKey key, boolean retireNow, AuditContext act) {
        handle.createUpdate("""
                        INSERT INTO device_key
                          (device_id, key_no, dek_id, iv, ciphertext, state, not_after, active_on, retire_now)
                        VALUES
                          (:id, :number, :dek, :iv, :ciphertext, :state, :notAfter, :activeOn, :retireNow)""")
                .bind("id", key.deviceId())
                .bind("number", number(key.keyId()))
                .bind("dek", key.secret().dekId())
                .bind("iv", key.secret().iv())
                .bind("ciphertext", key.secret().ciphertext())
                .bind("state", key.state().name())
                .bind("notAfter", key.notAfterSeconds())
                .bind("activeOn", key.state() == KeyState.PENDING ? null : Days.text(act.at()))
                .bind("retireNow", retireNow ? 1L : 0L)
                .execute();
        handle.execute(
                "UPDATE data_key SET uses = uses + 1 WHERE dek_id = ?",
                key.secret().dekId());
    }

    @Override
    public void activate(String deviceId, String keyId, String fingerprint, long oldNotAfter, AuditContext act) {
        database.change(session -> {
            Handle handle = session.handle();
            if (DeviceLock.lock(session, deviceId)
                    .filter(DeviceLock.Locked::isActive)
                    .isEmpty()) {
                return;
            }
            pendingRetiresNow(handle, deviceId, keyId).ifPresent(retireNow -> {
                handle.execute(
                        "UPDATE device_key SET state = 'RETIRING', not_after = ? WHERE device_id = ? AND state = 'ACTIVE'",
                        retireNow ? act.at() - 1 : oldNotAfter,
                        deviceId);
                handle.execute(
                        "UPDATE device_key SET state = 'ACTIVE', not_after = NULL, active_on = ?"
                                + " WHERE device_id = ? AND key_no = ?",
                        Days.text(act.at()),
                        deviceId,
                        number(keyId));
                handle.execute("UPDATE device SET fingerprint = ? WHERE device_id = ?", fingerprint, deviceId);
                AuditRows.add(handle, act, "key.activate", deviceId, keyId);
            });
        });
    }

    /** Returns whether the pending key ends the active one at once; empty if the key is not pending. */
    private static Optional<Boolean> pendingRetiresNow(Handle handle, String deviceId, String keyId) {
        return handle.createQuery("""
                        SELECT retire_now FROM device_key
                        WHERE device_id = :id AND key_no = :number AND state = 'PENDING'""")
                .bind("id", deviceId)
                .bind("number", number(keyId))
                .map((row, context) -> row.getLong(1) == 1)
                .findOne();
    }

    @Override
    public int purge(long endedBefore) {
        return database.with(Patience.LONG)
                .write(session -> session.handle().execute("DELETE FROM device_key WHERE not_after < ?", endedBefore));
    }

    private static long number(String keyId) {
        return Long.parseLong(keyId.substring(1));
    }
}
