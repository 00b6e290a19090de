package io.tokenspeed.hub.device;

import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.hub.key.KnownKeys;
import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.DeviceStatus;
import io.tokenspeed.model.hub.DeviceTable;
import io.tokenspeed.model.hub.NonceUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Approves, revokes, restores and erases devices: in the database, in the journal, and in what this node remembers. What
 * shuts a device out goes into the journal first, so that a crash never lets it in again.
 */
public final class DeviceControl {
    private final DeviceTable devices;
    private final Journal journal;
    private final KnownKeys known;

    public DeviceControl(DeviceTable devices, Journal journal, KnownKeys known) {
        this.devices = devices;
        this.journal = journal;
        this.known = known;
    }

    /** Lets a waiting device in; false when there is none with this id. */
    public boolean approve(String deviceId, Act act) {
        return changed(
                deviceId, devices.move(deviceId, List.of(DeviceStatus.PENDING), DeviceStatus.ACTIVE, "approve", act));
    }

    /** Shuts a device out; false when it is not there or shut out already. */
    public boolean revoke(String deviceId, Act act) {
        boolean revocable = devices.find(deviceId)
                .filter(device -> device.status() != DeviceStatus.REVOKED)
                .isPresent();
        if (!revocable) {
            return false;
        }
        journal.revoke(deviceId, act.at());
        List<DeviceStatus> from = List.of(DeviceStatus.PENDING, DeviceStatus.ACTIVE);
        return changed(deviceId, devices.move(deviceId, from, DeviceStatus.REVOKED, "revoke", act));
    }

    /** Lets a device in again that was shut out; false when there is none with this id. */
    public boolean restore(String deviceId, Act act) {
        boolean moved = devices.move(deviceId, List.of(DeviceStatus.REVOKED), DeviceStatus.ACTIVE, "restore", act);
        if (moved) {
            journal.restore(deviceId, act.at());
        }
        return changed(deviceId, moved);
    }

    /**
     * Deletes a device and all that it sent; false when it is not there, or the nonce was used before.
     *
     * @param nonce the nonce of the device's own request; null for none
     */
    public boolean erase(String deviceId, @Nullable NonceUse nonce, Act act) {
        if (devices.find(deviceId).isEmpty()) {
            return false;
        }
        journal.erase(deviceId, act.at());
        boolean erased = devices.erase(deviceId, nonce, act);
        if (!erased) {
            // The last entry of a device counts, and this one changes nothing for a device that may upload.
            journal.restore(deviceId, act.at());
        }
        return changed(deviceId, erased);
    }

    private boolean changed(String deviceId, boolean done) {
        known.drop(deviceId);
        return done;
    }
}
