package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditLog;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.device.KeyTable;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubIdentity;
import io.tokenspeed.model.published.PublishedDays;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.ingest.TokenHalf;
import org.jdbi.v3.core.Handle;

/** The admin half of the storage in SQL: identity, invites, devices, keys and the audit log. */
public record SqlAdmin(HubDatabase database, TokenHalf tokens) implements AdminStorage {
    @Override
    public HubIdentity identity() {
        return database.read(session -> identity(session.handle()));
    }

    private static HubIdentity identity(Handle handle) {
        return handle.createQuery("SELECT hub_id, epoch, resend_since FROM hub")
                .map((row, context) -> new HubIdentity(
                        row.getString(1), "e_" + row.getLong(2), row.getObject(3) == null ? null : row.getLong(3)))
                .one();
    }

    @Override
    public HubIdentity beginEpoch(long resendSince, AuditContext act) {
        return database.write(session -> {
            Handle handle = session.handle();
            handle.execute("UPDATE hub SET epoch = epoch + 1, resend_since = ?", resendSince);
            HubIdentity identity = identity(handle);
            AuditRows.add(handle, act, "epoch.begin", identity.hubId(), identity.epoch());
            return identity;
        });
    }

    @Override
    public InviteTable invites() {
        return new SqlInvites(database);
    }

    @Override
    public DeviceTable devices() {
        return new SqlDevices(database, tokens);
    }

    @Override
    public KeyTable keys() {
        return new SqlKeys(database);
    }

    @Override
    public AuditLog audit() {
        return new SqlAudit(database);
    }

    @Override
    public ProjectAliasTable projectAliases() {
        return new SqlProjectAliases(database);
    }

    @Override
    public PublishedDays published() {
        return new SqlPublishedDays(database);
    }
}
