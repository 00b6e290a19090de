package io.tokenspeed.hub.admin;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.device.AuditEntry;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.Invite;
import java.util.Locale;

/** Writes the rows of the admin API, with times in seconds since the epoch. */
final class AdminRows {
    private AdminRows() {}

    static Row created(CreatedInvite created) {
        return new Row()
                .with("inviteId", created.invite().inviteId())
                .with("token", created.token().text())
                .with("expiresAt", created.invite().expiresAtSeconds());
    }

    static Row invite(Invite invite) {
        return new Row()
                .with("inviteId", invite.inviteId())
                .with("label", invite.terms().label())
                .with("cohort", invite.terms().cohort())
                .with("maxUses", invite.terms().maxUses())
                .with("used", invite.used())
                .with("requireApproval", invite.terms().requireApproval())
                .with("createdAt", invite.createdAtSeconds())
                .with("expiresAt", invite.expiresAtSeconds())
                .with("revokedAt", invite.revokedAtSeconds())
                .with("createdBy", invite.createdBy());
    }

    static Row device(Device device) {
        return new Row()
                .with("deviceId", device.deviceId())
                .with("status", device.status().text())
                .with("scheme", device.scheme().name().toLowerCase(Locale.ROOT))
                .with("name", device.label().isEmpty() ? null : device.label())
                .with("label", device.label())
                .with("cohort", device.cohort())
                .with("fingerprint", device.fingerprint())
                .with("enrolledOn", device.enrolledOn().toString())
                .with(
                        "lastSeenOn",
                        device.lastSeenOn() == null ? null : device.lastSeenOn().toString())
                .with("agentVersion", device.programVersion())
                .with("queue", device.queueClass());
    }

    static Row entry(AuditEntry entry) {
        return new Row()
                .with("id", entry.id())
                .with("at", entry.act().at())
                .with("actor", entry.act().actor())
                .with("action", entry.action())
                .with("target", entry.target())
                .with("detail", entry.detail())
                .with("requestId", entry.act().requestId());
    }
}
