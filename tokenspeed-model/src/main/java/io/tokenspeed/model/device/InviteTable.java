package io.tokenspeed.model.device;

import java.util.List;

/** The invites. */
public interface InviteTable {
    /** Stores a new invite with the digest of its token; the token itself is never stored. Audited as {@code invite.create}. */
    void create(Invite invite, String tokenDigest, AuditContext act);

    /** All invites, newest first. */
    List<Invite> list();

    /** Takes an invite back; false when there is none or it was taken back before. Audited as {@code invite.revoke}. */
    boolean revoke(String inviteId, AuditContext act);
}
