package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Copies of a device with something changed. */
final class DeviceChange {
    private DeviceChange() {}

    static LocalDate day(long epochSecond) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
    }

    static Device status(Device device, DeviceStatus status) {
        return copy(
                device,
                status,
                device.fingerprint(),
                device.lastSeenOn(),
                device.programVersion(),
                device.queueClass());
    }

    static Device name(Device device, String name) {
        return new Device(
                device.deviceId(),
                device.scheme(),
                device.status(),
                device.cohort(),
                name,
                device.fingerprint(),
                device.enrolledOn(),
                device.lastSeenOn(),
                device.programVersion(),
                device.queueClass());
    }

    static Device fingerprint(Device device, String fingerprint) {
        return copy(
                device,
                device.status(),
                fingerprint,
                device.lastSeenOn(),
                device.programVersion(),
                device.queueClass());
    }

    /** A value that is null stays as it was, and the day last seen never goes back. */
    static Device seen(Device device, long at, @Nullable String agentVersion, @Nullable String queueClass) {
        LocalDate before = device.lastSeenOn();
        LocalDate day = day(at);
        return copy(
                device,
                device.status(),
                device.fingerprint(),
                before != null && before.isAfter(day) ? before : day,
                agentVersion == null ? device.programVersion() : agentVersion,
                queueClass == null ? device.queueClass() : queueClass);
    }

    private static Device copy(
            Device device,
            DeviceStatus status,
            String fingerprint,
            @Nullable LocalDate lastSeenOn,
            @Nullable String agentVersion,
            @Nullable String queueClass) {
        return new Device(
                device.deviceId(),
                device.scheme(),
                status,
                device.cohort(),
                device.label(),
                fingerprint,
                device.enrolledOn(),
                lastSeenOn,
                agentVersion,
                queueClass);
    }
}
