package io.tokenspeed.hub.command;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.hub.AdminStorage;

/** The hub's own database and journal, for commands. Closing it closes the database. */
public interface Operator extends AutoCloseable {
    /** The hub's devices, keys, invites and audit log. */
    AdminStorage storage();

    /** Lets devices in and shuts them out. */
    DeviceControl devices();

    /** Encrypts all data keys under the first key of the key file, and returns how many there are. */
    int rewrap(AuditContext act);

    @Override
    void close();
}
