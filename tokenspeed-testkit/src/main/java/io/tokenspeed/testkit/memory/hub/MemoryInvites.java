package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.storage.StorageException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invites. */
record MemoryInvites(HubRecords records) implements InviteTable {
    @Override
    public void create(Invite invite, String tokenDigest, AuditContext act) {
        synchronized (records) {
            boolean known = records.invitesByDigest.containsKey(tokenDigest)
                    || list().stream().anyMatch(other -> other.inviteId().equals(invite.inviteId()));
            if (known) {
                throw new StorageException("There is an invite " + invite.inviteId() + " already.", null);
            }
            records.invitesByDigest.put(tokenDigest, invite);
            records.note(act, "invite.create", invite.inviteId(), invite.terms().label());
        }
    }

    @Override
    public List<Invite> list() {
        synchronized (records) {
            return records.invitesByDigest.values().stream()
                    .sorted(Comparator.comparingLong(Invite::createdAtSeconds)
                            .reversed()
                            .thenComparing(Invite::inviteId))
                    .toList();
        }
    }

    @Override
    public boolean revoke(String inviteId, AuditContext act) {
        synchronized (records) {
            for (Map.Entry<String, Invite> entry : records.invitesByDigest.entrySet()) {
                Invite invite = entry.getValue();
                if (invite.inviteId().equals(inviteId) && invite.revokedAtSeconds() == null) {
                    entry.setValue(with(invite, invite.used(), act.at()));
                    records.note(act, "invite.revoke", inviteId, "");
                    return true;
                }
            }
            return false;
        }
    }

    /** Uses an invite once; null when the invite is not valid. */
    static @Nullable Invite redeem(HubRecords records, String digest, long now) {
        Invite invite = records.invitesByDigest.get(digest);
        boolean valid = invite != null
                && invite.revokedAtSeconds() == null
                && invite.used() < invite.terms().maxUses()
                && now < invite.expiresAtSeconds();
        if (invite == null || !valid) {
            return null;
        }
        records.invitesByDigest.put(digest, with(invite, invite.used() + 1, null));
        return invite;
    }

    private static Invite with(Invite invite, int used, @Nullable Long revokedAt) {
        return new Invite(
                invite.inviteId(),
                invite.terms(),
                used,
                invite.createdAtSeconds(),
                invite.expiresAtSeconds(),
                revokedAt,
                invite.createdBy());
    }
}
