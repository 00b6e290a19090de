package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.AuditLog;
import io.tokenspeed.store.hub.database.HubDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table {@code audit}. */
record SqlAudit(HubDatabase database) implements AuditLog {
    @Override
    public List<AuditEntry> latest(long before, int limit) {
        return database.read(session -> session.handle()
                .createQuery("""
                        SELECT id, actor, request_id, at, action, target, detail
                        FROM audit WHERE id < :before ORDER BY id DESC LIMIT :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                new AuditContext(row.getString("actor"), row.getString("request_id"), row.getLong("at")),
                row.getString("action"),
                row.getString("target"),
                row.getString("detail"));
    }

    @Override
    public void note(AuditContext act, String action, String target, String detail) {
        database.change(session -> {
            AuditRows.add(session.handle(), act, action, target, detail);
        });
    }
}
