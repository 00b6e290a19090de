package io.tokenspeed.hub.dashboard;

import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.hub.AdminStorage;
import java.util.Map;
import java.util.stream.Collectors;

/** What people call devices and projects, as it is when it is asked for. */
public record HubNames(AdminStorage admin) {
    /** Returns the names of devices by their ids; a device without a name is left out. */
    Map<String, String> devices() {
        return admin.devices().list().stream()
                .filter(device -> !device.label().isEmpty())
                .collect(Collectors.toMap(Device::deviceId, Device::label));
    }

    /** Returns the names of projects by their pseudonyms, where the owner of a device agreed to show one. */
    Map<String, String> projects() {
        return admin.projectAliases().names();
    }
}
