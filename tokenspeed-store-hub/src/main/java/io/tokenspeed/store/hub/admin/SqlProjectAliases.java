package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ProjectAlias;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.device.DeviceLock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code project_alias}. */
record SqlProjectAliases(HubDatabase database) implements ProjectAliasTable {
    @Override
    public void replace(String deviceId, List<ProjectAlias> aliases, AuditContext act) {
        database.change(session -> {
            DeviceLock.Locked device = DeviceLock.lockActive(session, deviceId)
                    .orElseThrow(() -> new StorageException("There is no device " + deviceId + ".", null));
            erase(session.handle(), device.number());
            add(session.handle(), device.number(), aliases);
            AuditRows.add(session.handle(), act, "device.aliases", deviceId, Integer.toString(aliases.size()));
        });
    }

    private static void add(Handle handle, long deviceNo, List<ProjectAlias> aliases) {
        PreparedBatch batch =
                handle.prepareBatch("INSERT INTO project_alias (device_no, project_id, name) VALUES (?, ?, ?)");
        aliases.forEach(alias -> batch.add(deviceNo, alias.projectId(), alias.name()));
        batch.execute();
    }

    @Override
    public Map<String, String> names() {
        return database.read(session -> {
            Map<String, String> names = new LinkedHashMap<>();
            session.handle()
                    .createQuery("""
                            SELECT project_id, MIN(name) FROM project_alias
                            GROUP BY project_id HAVING COUNT(DISTINCT name) = 1""")
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
            return names;
        });
    }

    /** Deletes the names that a device gave. */
    static void erase(Handle handle, long deviceNo) {
        handle.execute("DELETE FROM project_alias WHERE device_no = ?", deviceNo);
    }
}
