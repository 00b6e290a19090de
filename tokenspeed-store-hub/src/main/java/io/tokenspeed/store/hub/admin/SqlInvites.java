package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.store.hub.database.HubDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code invite}. */
record SqlInvites(HubDatabase database) implements InviteTable {
    /** The part of an invite that applies to the device that redeems it. */
    record Terms(String cohort, boolean requireApproval, String label) {}

    @Override
    public void create(Invite invite, String tokenDigest, AuditContext act) {
        database.change(session -> {
            insert(session.handle(), invite, tokenDigest);
            AuditRows.add(
                    session.handle(),
                    act,
                    "invite.create",
                    invite.inviteId(),
                    invite.terms().label());
        });
    }

    private static void insert(Handle handle, Invite invite, String tokenDigest) {
        handle.createUpdate("""
                        INSERT INTO invite (invite_id, token_sha256, label, cohort, max_uses, used, require_approval,
                          created_at, expires_at, revoked_at, created_by)
                        VALUES (:inviteId, :digest, :label, :cohort, :maxUses, :used, :requireApproval,
                          :createdAt, :expiresAt, :revokedAt, :createdBy)""")
                .bind("inviteId", invite.inviteId())
                .bind("digest", tokenDigest)
                .bind("label", invite.terms().label())
                .bind("cohort", invite.terms().cohort())
                .bind("maxUses", invite.terms().maxUses())
                .bind("used", invite.used())
                .bind("requireApproval", invite.terms().requireApproval() ? 1 : 0)
                .bind("createdAt", invite.createdAtSeconds())
                .bind("expiresAt", invite.expiresAtSeconds())
                .bind("revokedAt", invite.revokedAtSeconds())
                .bind("createdBy", invite.createdBy())
                .execute();
    }

    @Override
    public List<Invite> list() {
        return database.read(session -> session.handle()
                .createQuery("SELECT * FROM invite ORDER BY created_at DESC, invite_id")
                .map((row, context) -> invite(row))
                .list());
    }

    private static Invite invite(ResultSet row) throws SQLException {
        return new Invite(
                row.getString("invite_id"),
                new InviteTerms(
                        row.getString("label"),
                        row.getString("cohort"),
                        row.getInt("max_uses"),
                        row.getInt("require_approval") == 1),
                row.getInt("used"),
                row.getLong("created_at"),
                row.getLong("expires_at"),
                row.getObject("revoked_at") == null ? null : row.getLong("revoked_at"),
                row.getString("created_by"));
    }

    @Override
    public boolean revoke(String inviteId, AuditContext act) {
        return database.write(session -> {
            int revoked = session.handle()
                    .execute(
                            "UPDATE invite SET revoked_at = ? WHERE invite_id = ? AND revoked_at IS NULL",
                            act.at(),
                            inviteId);
            if (revoked == 1) {
                AuditRows.add(session.handle(), act, "invite.revoke", inviteId, "");
            }
            return revoked == 1;
        });
    }

    /** Uses an invite once. A single statement, so that two devices at the same time cannot both take the last use. */
    static Optional<Terms> redeem(Handle handle, String digest, long now) {
        return handle.createQuery("""
                        UPDATE invite SET used = used + 1
                        WHERE token_sha256 = :digest AND used < max_uses AND expires_at > :now AND revoked_at IS NULL
                        RETURNING cohort, require_approval, label""")
                .bind("digest", digest)
                .bind("now", now)
                .map((row, context) -> new Terms(row.getString(1), row.getInt(2) == 1, row.getString(3)))
                .findOne();
    }
}
