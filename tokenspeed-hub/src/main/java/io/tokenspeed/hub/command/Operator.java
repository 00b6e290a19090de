package io.tokenspeed.hub.command;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.hub.AdminStorage;

/** What commands work on: the hub's own database and journal. Closing it closes the database. */
public interface Operator extends AutoCloseable {
    /** What the hub knows. */
    AdminStorage storage();

    /** Lets devices in and shuts them out. */
    DeviceControl devices();

    /** Encrypts all data keys under the first key of the key file; tells how many. */
    int rewrap(AuditContext act);

    @Override
    void close();
}
