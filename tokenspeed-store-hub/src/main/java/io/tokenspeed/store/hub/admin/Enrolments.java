package io.tokenspeed.store.hub.admin;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.EnrolResult;
import io.tokenspeed.model.device.Enrolment;
import io.tokenspeed.store.hub.admin.SqlInvites.Terms;
import io.tokenspeed.store.hub.database.Days;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.device.DeviceLock;
import io.tokenspeed.store.hub.shared.NonceRows;
import io.tokenspeed.store.hub.shared.Refused;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Enrols devices. */
record Enrolments(HubDatabase database) {
    EnrolResult enrol(Enrolment enrolment, AuditContext act) {
        try {
            return database.write(session -> enrol(session, enrolment, act));
        } catch (Refused refused) {
            return refused.reason(EnrolResult.class);
        }
    }

    /** Throws {@link Refused} to roll back, so the order of the writes does not matter. */
    private static EnrolResult enrol(HubSession session, Enrolment enrolment, AuditContext act) throws SQLException {
        Handle handle = session.handle();
        if (DeviceLock.isErased(handle, enrolment.deviceId())) {
            throw new Refused(EnrolResult.DEVICE_ERASED);
        }
        if (isKnown(handle, enrolment.deviceId())) {
            throw new Refused(EnrolResult.DEVICE_EXISTS);
        }
        if (!NonceRows.add(handle, enrolment.nonce())) {
            throw new Refused(EnrolResult.NONCE_REPLAYED);
        }
        Terms terms = SqlInvites.redeem(handle, enrolment.inviteDigest(), act.at())
                .orElseThrow(() -> new Refused(EnrolResult.INVITE_INVALID));
        EnrolResult result = terms.requireApproval() ? EnrolResult.PENDING : EnrolResult.ACTIVE;
        if (insert(handle, enrolment, terms, result.name(), act.at()) == 0) {
            throw new Refused(EnrolResult.DEVICE_EXISTS);
        }
        SqlKeys.insert(handle, enrolment.key(), false, act);
        AuditRows.add(
                handle, act, "device.enrol", enrolment.deviceId(), terms.requireApproval() ? "pending" : "active");
        return result;
    }

    private static boolean isKnown(Handle handle, String deviceId) {
        return handle.createQuery("SELECT 1 FROM device WHERE device_id = :id")
                .bind("id", deviceId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static int insert(Handle handle, Enrolment enrolment, Terms terms, String status, long at) {
        return handle.createUpdate("""
                        INSERT INTO device (device_id, scheme, status, cohort, label, fingerprint, enrolled_on, agent_version)
                        VALUES (:id, :scheme, :status, :cohort, :label, :fingerprint, :day, :version)
                        ON CONFLICT (device_id) DO NOTHING""")
                .bind("id", enrolment.deviceId())
                .bind("scheme", enrolment.scheme().name())
                .bind("status", status)
                .bind("cohort", terms.cohort())
                .bind("label", enrolment.label().isEmpty() ? terms.label() : enrolment.label())
                .bind("fingerprint", enrolment.fingerprint())
                .bind("day", Days.text(at))
                .bind("version", enrolment.programVersion())
                .execute();
    }
}
