package io.tokenspeed.hub.admin;

import io.tokenspeed.model.device.Device;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows devices to people: by name, and by as much of the id as tells them apart. */
public final class DeviceNames {
    private static final int SHORTEST = 12;

    private final List<Device> devices;
    private final Map<String, Device> byId;

    /** The names of all devices of a hub. */
    public DeviceNames(List<Device> devices) {
        this.devices = List.copyOf(devices);
        this.byId = devices.stream().collect(Collectors.toMap(Device::deviceId, Function.identity()));
    }

    /** Returns the shortest beginning of an id, of at least 12 characters, that no other device's id has. */
    public String shortId(String deviceId) {
        int length = SHORTEST;
        while (length < deviceId.length() && isShared(deviceId.substring(0, length), deviceId)) {
            length++;
        }
        return deviceId.substring(0, Math.min(length, deviceId.length()));
    }

    private boolean isShared(String beginning, String deviceId) {
        return devices.stream()
                .map(Device::deviceId)
                .anyMatch(other -> other.startsWith(beginning) && !other.equals(deviceId));
    }

    /**
     * Returns a device's name and short id, or the short id alone where the device has no name. An id without a device
     * is returned whole.
     */
    public String of(String deviceId) {
        Device device = byId.get(deviceId);
        if (device == null) {
            return deviceId;
        }
        String shortId = shortId(deviceId);
        return device.label().isEmpty() ? shortId : device.label() + " (" + shortId + ")";
    }

    /**
     * Finds a device by its id or the beginning of the id, its name or its fingerprint.
     *
     * @throws io.tokenspeed.server.problem.BadQueryException if no device or more than one matches
     */
    public Device meant(String text) {
        return new Choice<>("device", devices, Device::deviceId, "tsd_", this::words, d -> of(d.deviceId()))
                .meant(text);
    }

    private List<String> words(Device device) {
        return List.of(
                device.label(), device.fingerprint(), device.fingerprint().replace("-", ""));
    }
}
