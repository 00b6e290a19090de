package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.DataKey;
import io.tokenspeed.model.hub.DeviceKey;
import io.tokenspeed.model.hub.KeyState;
import io.tokenspeed.model.hub.KeyTable;
import io.tokenspeed.model.hub.NonceResult;
import io.tokenspeed.model.hub.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The keys of devices. */
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
    public void rewrap(List<DataKey> keys, Act act) {
        database.change(session -> {
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
        return new DeviceKey(
                row.getString("device_id"),
                "k" + row.getLong("key_no"),
                row.getString("dek_id"),
                row.getString("iv"),
                row.getString("ciphertext"),
                KeyState.valueOf(row.getString("state")),
                row.getObject("not_after") == null ? null : row.getLong("not_after"));
    }

    @Override
    public boolean addPending(DeviceKey key, @Nullable NonceUse nonce, Act act) {
        try {
            return database.write(session -> addPending(session, key, nonce, act));
        } catch (Refused replayed) {
            return false;
        }
    }

    private static boolean addPending(HubSession session, DeviceKey key, @Nullable NonceUse nonce, Act act) {
        Handle handle = session.handle();
        if (Erasure.lock(session, key.deviceId()).isEmpty()) {
            throw new StorageException("There is no device " + key.deviceId() + ".", null);
        }
        if (!NonceRows.add(handle, nonce)) {
            throw new Refused(NonceResult.REPLAYED);
        }
        handle.execute("DELETE FROM device_key WHERE device_id = ? AND state = 'PENDING'", key.deviceId());
        insert(handle, key);
        AuditRows.add(handle, act, "key.rotate", key.deviceId(), key.keyId());
        return true;
    }

    static void insert(Handle handle, DeviceKey key) {
        handle.createUpdate("""
                        INSERT INTO device_key (device_id, key_no, dek_id, iv, ciphertext, state, not_after)
                        VALUES (:id, :number, :dek, :iv, :ciphertext, :state, :notAfter)""")
                .bind("id", key.deviceId())
                .bind("number", number(key.keyId()))
                .bind("dek", key.dekId())
                .bind("iv", key.iv())
                .bind("ciphertext", key.ciphertext())
                .bind("state", key.state().name())
                .bind("notAfter", key.notAfter())
                .execute();
        handle.execute("UPDATE data_key SET uses = uses + 1 WHERE dek_id = ?", key.dekId());
    }

    @Override
    public void activate(String deviceId, String keyId, long oldNotAfter, Act act) {
        database.change(session -> {
            Handle handle = session.handle();
            Erasure.lock(session, deviceId);
            if (isPending(handle, deviceId, keyId)) {
                handle.execute(
                        "UPDATE device_key SET state = 'RETIRING', not_after = ? WHERE device_id = ? AND state = 'ACTIVE'",
                        oldNotAfter,
                        deviceId);
                handle.execute(
                        "UPDATE device_key SET state = 'ACTIVE', not_after = NULL WHERE device_id = ? AND key_no = ?",
                        deviceId,
                        number(keyId));
                AuditRows.add(handle, act, "key.activate", deviceId, keyId);
            }
        });
    }

    private static boolean isPending(Handle handle, String deviceId, String keyId) {
        return handle.createQuery(
                        "SELECT 1 FROM device_key WHERE device_id = :id AND key_no = :number AND state = 'PENDING'")
                .bind("id", deviceId)
                .bind("number", number(keyId))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public int purge(long endedBefore) {
        return database.write(
                session -> session.handle().execute("DELETE FROM device_key WHERE not_after < ?", endedBefore));
    }

    private static long number(String keyId) {
        return Long.parseLong(keyId.substring(1));
    }
}
