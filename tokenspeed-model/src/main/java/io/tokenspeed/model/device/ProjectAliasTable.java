package io.tokenspeed.model.device;

import io.tokenspeed.model.wire.ProjectAlias;
import java.util.List;
import java.util.Map;

/** The names of projects that the owners of devices agreed to show. They are erased with their device. */
public interface ProjectAliasTable {
    /**
     * Replaces all names that a device gave; an empty list takes them back. Audited as {@code device.aliases} with
     * their number, never with the names.
     *
     * @param aliases at most {@link ProjectAlias#MOST}, each of another project
     * @throws DeviceRevokedException if the device is not active
     * @throws io.tokenspeed.model.storage.StorageException if the device is unknown
     */
    void replace(String deviceId, List<ProjectAlias> aliases, AuditContext act);

    /** Returns the names by project. A project that several devices call differently is left out. */
    Map<String, String> names();
}
