package io.tokenspeed.hub.admin;

import io.tokenspeed.hub.device.DeviceControl;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.wire.DeviceName;
import io.tokenspeed.server.problem.BadQueryException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The changes that an admin can make to a device. */
public enum DeviceVerb {
    /** Lets a pending device in. */
    APPROVE(DeviceControl::approve),
    /** Shuts a device out; its usage stays. */
    REVOKE(DeviceControl::revoke),
    /** Lets a revoked device in again. */
    RESTORE(DeviceControl::restore),
    /** Deletes a device with all of its usage. */
    ERASE((control, id, act) -> control.erase(id, act));

    @SuppressWarnings("ImmutableEnumChecker") // the changes have no state
    private final Change change;

    DeviceVerb(Change change) {
        this.change = change;
    }

    private interface Change {
        boolean make(DeviceControl control, String deviceId, AuditContext act);
    }

    /** Makes the change; false where there is no such device or its status does not allow the change. */
    public boolean apply(DeviceControl control, String deviceId, AuditContext act) {
        return change.make(control, deviceId, act);
    }

    /**
     * Checks a name for a device.
     *
     * @throws BadQueryException if the name is not allowed
     */
    public static void checkName(String name) {
        if (!DeviceName.isValid(name)) {
            throw new BadQueryException("name must be " + DeviceName.ALLOWED + ".", "name", List.of());
        }
    }

    /** The verb as it is written in paths and messages. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a verb; empty for any other text. */
    public static Optional<DeviceVerb> of(String text) {
        return Arrays.stream(values()).filter(verb -> verb.text().equals(text)).findFirst();
    }
}
