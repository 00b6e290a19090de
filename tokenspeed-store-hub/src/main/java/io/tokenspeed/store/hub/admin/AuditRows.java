package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import org.jdbi.v3.core.Handle;

/** Writes an audit entry in the same transaction as the change that it describes. */
final class AuditRows {
    private AuditRows() {}

    static void add(Handle handle, AuditContext act, String action, String target, String detail) {
        handle.execute("""
                INSERT INTO audit (actor, request_id, at, action, target, detail) VALUES (?, ?, ?, ?, ?, ?)""", act.actor(), act.requestId(), act.at(), action, target, detail);
    }
}
