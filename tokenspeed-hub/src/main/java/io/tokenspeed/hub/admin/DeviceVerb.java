package io.tokenspeed.hub.admin;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.server.problem.BadQueryException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an admin does to a device. */
public enum DeviceVerb {
    /** Lets a pending device in. */
    APPROVE(DeviceControl::approve),
    /** Shuts a device out; what it sent stays. */
    REVOKE(DeviceControl::revoke),
    /** Lets a revoked device in again. */
    RESTORE(DeviceControl::restore),
    /** Deletes a device with everything it sent. */
    ERASE((control, id, act) -> control.erase(id, act));

    @SuppressWarnings("ImmutableEnumChecker") // it holds nothing
    private final Change change;

    DeviceVerb(Change change) {
        this.change = change;
    }

    private interface Change {
        boolean make(DeviceControl control, String deviceId, AuditContext act);
    }

    /** Does it; false when the device is not there or its status does not allow it. */
    public boolean apply(DeviceControl control, String deviceId, AuditContext act) {
        return change.make(control, deviceId, act);
    }

    /**
     * Checks what a device shall be called.
     *
     * @throws BadQueryException if it cannot be called so
     */
    public static void checkName(String name) {
        if (!DeviceName.isValid(name)) {
            throw new BadQueryException("name must be " + DeviceName.ALLOWED + ".", "name", List.of());
        }
    }

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a verb. */
    public static Optional<DeviceVerb> of(String text) {
        return Arrays.stream(values()).filter(verb -> verb.text().equals(text)).findFirst();
    }
}
