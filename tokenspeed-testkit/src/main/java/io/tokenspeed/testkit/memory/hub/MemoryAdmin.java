package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.AuditLog;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.device.KeyTable;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubIdentity;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.published.PublishedDays;
import java.util.Comparator;
import java.util.List;

/** The admin half: everything that a hub knows besides usage. */
record MemoryAdmin(HubRecords records, TokenStorage tokens) implements AdminStorage {
    @Override
    public HubIdentity identity() {
        synchronized (records) {
            return records.identity;
        }
    }

    @Override
    public HubIdentity beginEpoch(long resendSince, AuditContext act) {
        synchronized (records) {
            HubIdentity before = records.identity;
            int number = Integer.parseInt(before.epoch().substring(2)) + 1;
            records.identity = new HubIdentity(before.hubId(), "e_" + number, resendSince);
            records.note(act, "epoch.begin", before.hubId(), records.identity.epoch());
            return records.identity;
        }
    }

    @Override
    public InviteTable invites() {
        return new MemoryInvites(records);
    }

    @Override
    public DeviceTable devices() {
        return new MemoryDevices(records, tokens);
    }

    @Override
    public KeyTable keys() {
        return new MemoryKeys(records);
    }

    @Override
    public AuditLog audit() {
        return new MemoryAudit(records);
    }

    @Override
    public ProjectAliasTable projectAliases() {
        return new MemoryProjectAliases(records);
    }

    @Override
    public PublishedDays published() {
        return new MemoryPublishedDays(records);
    }

    private record MemoryAudit(HubRecords records) implements AuditLog {
        @Override
        public List<AuditEntry> latest(long before, int limit) {
            synchronized (records) {
                return records.audit.stream()
                        .filter(entry -> entry.id() < before)
                        .sorted(Comparator.comparingLong(AuditEntry::id).reversed())
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public void note(AuditContext act, String action, String target, String detail) {
            synchronized (records) {
                records.note(act, action, target, detail);
            }
        }
    }
}
