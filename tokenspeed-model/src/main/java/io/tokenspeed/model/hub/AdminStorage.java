package io.tokenspeed.model.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditLog;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.device.KeyTable;
import io.tokenspeed.model.device.ProjectAliasTable;
import io.tokenspeed.model.published.PublishedDays;

/**
 * The admin half of a hub's storage: devices, invites, keys and audit log. Every change that is called audited
 * writes its audit entry in the same transaction.
 */
public interface AdminStorage {
    /** Returns the identity of this hub, which is created with random ids when the database is first opened. */
    HubIdentity identity();

    /**
     * Begins a new epoch after a restore, so that devices send their later records again.
     *
     * @param resendSince devices send again the records that were acknowledged since this time, in seconds since the
     *     epoch
     */
    HubIdentity beginEpoch(long resendSince, AuditContext act);

    /** Returns the invites. */
    InviteTable invites();

    /** Returns the devices. */
    DeviceTable devices();

    /** Returns the encrypted keys. */
    KeyTable keys();

    /** Returns the audit log. */
    AuditLog audit();

    /** Returns the names of projects. */
    ProjectAliasTable projectAliases();

    /** Returns the days that were published, for people who have not signed in. */
    PublishedDays published();
}
