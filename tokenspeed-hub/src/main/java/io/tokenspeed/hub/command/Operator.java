package io.tokenspeed.hub.command;

import io.tokenspeed.hub.admin.Fleet;
import io.tokenspeed.hub.admin.Invites;
import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.AuditLog;

/** What commands work on: the hub's own database. Closing it closes that. */
public interface Operator extends AutoCloseable {
    /** Invites. */
    Invites invites();

    /** Devices. */
    Fleet fleet();

    /** What was done. */
    AuditLog audit();

    /** Encrypts all data keys under the newest key of the key file; tells how many. */
    int rewrap(Act act);

    @Override
    void close();
}
