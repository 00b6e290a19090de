package io.tokenspeed.model.hub;

import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.AuditLog;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.device.InviteTable;
import io.tokenspeed.model.device.KeyTable;

/**
 * The admin half of a hub's storage: what it knows besides usage. Every change writes its audit entry in the same
 * transaction.
 */
public interface AdminStorage {
    /** Who this hub is; made with random ids when the database is first opened. */
    HubIdentity identity();

    /**
     * Begins a new epoch after a restore, so that devices send again what was acknowledged since.
     *
     * @param resendSince in seconds since the epoch
     */
    HubIdentity beginEpoch(long resendSince, AuditContext act);

    /** Invites. */
    InviteTable invites();

    /** Devices. */
    DeviceTable devices();

    /** Encrypted keys. */
    KeyTable keys();

    /** What was done. */
    AuditLog audit();
}
