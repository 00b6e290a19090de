package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.DataKey;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.hub.database.HubSession;
import java.util.HashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code data_key}: keys that encrypt the secrets of devices. */
final class DataKeyRows {
    private DataKeyRows() {}

    static List<DataKey> list(Handle handle) {
        return handle.createQuery("SELECT * FROM data_key ORDER BY created_at, LENGTH(dek_id), dek_id")
                .map((row, context) -> new DataKey(
                        row.getString("dek_id"),
                        row.getString("kek_id"),
                        row.getString("iv"),
                        row.getString("wrapped"),
                        row.getLong("created_at"),
                        row.getLong("uses")))
                .list();
    }

    static boolean add(Handle handle, DataKey key) {
        int added = handle.execute("""
                INSERT INTO data_key (dek_id, kek_id, iv, wrapped, created_at, uses) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (dek_id) DO NOTHING""", key.dekId(), key.kekId(), key.iv(), key.wrapped(), key.createdAt(), key.uses());
        return added == 1;
    }

    /** Replaces all keys or none: a key that was added in between would stay encrypted under the old key. */
    static void rewrap(HubSession session, List<DataKey> keys) {
        List<String> stored = session.handle()
                .createQuery("SELECT dek_id FROM data_key" + session.dialect().forUpdate())
                .mapTo(String.class)
                .list();
        if (!new HashSet<>(stored)
                .equals(new HashSet<>(keys.stream().map(DataKey::dekId).toList()))) {
            throw new StorageException("The data keys have changed meanwhile; rewrap again.", null);
        }
        for (DataKey key : keys) {
            session.handle()
                    .execute(
                            "UPDATE data_key SET kek_id = ?, iv = ?, wrapped = ? WHERE dek_id = ?",
                            key.kekId(),
                            key.iv(),
                            key.wrapped(),
                            key.dekId());
        }
    }
}
