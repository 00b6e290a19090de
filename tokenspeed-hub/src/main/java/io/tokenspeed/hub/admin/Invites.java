package io.tokenspeed.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Invite;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.device.InviteTerms;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.server.problem.BadQueryException;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;

/** Makes, lists and takes back invites. */
public final class Invites {
    private static final Pattern COHORT = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final long LEAST_SECONDS = 60;

    private final InviteTable table;
    private final SecureRandom random = new SecureRandom();

    public Invites(InviteTable table) {
        this.table = table;
    }

    /**
     * Makes an invite.
     *
     * @throws BadQueryException if a value is not allowed
     */
    public CreatedInvite create(NewInvite wanted, AuditContext act) {
        check(wanted);
        InviteToken token = InviteToken.random(random);
        Invite invite = new Invite(
                token.id(),
                new InviteTerms(wanted.label(), wanted.cohort(), wanted.maxUses(), wanted.requireApproval()),
                0,
                act.at(),
                act.at() + wanted.expiresInSeconds(),
                null,
                act.actor());
        table.create(invite, token.digest(), act);
        return new CreatedInvite(invite, token);
    }

    private static void check(NewInvite wanted) {
        range("maxUses", wanted.maxUses(), 1, Invite.MAX_USES);
        range("expiresInSeconds", wanted.expiresInSeconds(), LEAST_SECONDS, Invite.MAX_SECONDS);
        if (!wanted.label().isEmpty() && !DeviceName.isValid(wanted.label())) {
            throw new BadQueryException("label must be " + DeviceName.ALLOWED + ".", "label", List.of());
        }
        if (!COHORT.matcher(wanted.cohort()).matches()) {
            throw new BadQueryException(
                    "cohort must be at most 32 lower-case letters, digits and hyphens.", "cohort", List.of());
        }
    }

    private static void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new BadQueryException(
                    field + " is " + value + ", but must be from " + least + " to " + most + ".", field, List.of());
        }
    }

    /** All invites, newest first. */
    public List<Invite> list() {
        return table.list();
    }

    /**
     * Finds an invite by its label, or by its id or the beginning of the id.
     *
     * @throws BadQueryException if no invite or more than one matches
     */
    public Invite meant(String text) {
        return new Choice<>(
                        "invite",
                        list(),
                        Invite::inviteId,
                        "tsi_",
                        i -> List.of(i.terms().label()),
                        Invites::shown)
                .meant(text);
    }

    private static String shown(Invite invite) {
        return invite.terms().label().isEmpty()
                ? invite.inviteId()
                : invite.terms().label() + " (" + invite.inviteId() + ")";
    }

    /** Takes an invite back; false where there is no such invite or it was taken back before. */
    public boolean revoke(String inviteId, AuditContext act) {
        return table.revoke(inviteId, act);
    }
}
