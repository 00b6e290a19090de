package io.tokenspeed.model.device;

import java.util.List;

/** The invites of a hub. */
public interface InviteTable {
    /** Stores a new invite with the digest of its token; the token itself is never stored. Audited as {@code invite.create}. */
    void create(Invite invite, String tokenDigest, AuditContext act);

    /** Returns all invites, newest first. */
    List<Invite> list();

    /** Revokes an invite; returns false when it is unknown or was revoked before. Audited as {@code invite.revoke}. */
    boolean revoke(String inviteId, AuditContext act);
}
