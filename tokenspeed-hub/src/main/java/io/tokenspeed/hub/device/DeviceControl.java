package io.tokenspeed.hub.device;

import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.Device;
import io.tokenspeed.model.hub.DeviceRevokedException;
import io.tokenspeed.model.hub.DeviceStatus;
import io.tokenspeed.model.hub.DeviceTable;
import io.tokenspeed.model.hub.NonceUse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names, approves, revokes, restores and erases devices: in the database, in the journal, and in what this node remembers. What
 * shuts a device out goes into the journal first, so that a crash never lets it in again.
 */
public final class DeviceControl {
    private final DeviceTable devices;
    private final Journal journal;
    private final Consumer<String> changed;

    /**
     * What changes devices.
     *
     * @param changed is told the id of every device that was changed
     */
    public DeviceControl(DeviceTable devices, Journal journal, Consumer<String> changed) {
        this.devices = devices;
        this.journal = journal;
        this.changed = changed;
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

    /** Gives a device a name; false when it is not there or has that name. */
    public boolean name(String deviceId, String name, Act act) {
        return changed(deviceId, devices.name(deviceId, name, act));
    }

    /** Deletes a device and all that it sent; false when it is not there. */
    public boolean erase(String deviceId, Act act) {
        if (devices.find(deviceId).isEmpty()) {
            return false;
        }
        journal.erase(deviceId, act.at());
        return changed(deviceId, devices.erase(deviceId, act));
    }

    /**
     * Deletes a device and all that it sent, because it asks for it; false when it is not there, or the nonce was used
     * before.
     *
     * @param nonce the nonce of the request; null where nonces are kept elsewhere
     * @throws DeviceRevokedException if it was shut out
     */
    public boolean forget(String deviceId, @Nullable NonceUse nonce, Act act) {
        Optional<Device> device = devices.find(deviceId);
        if (device.isEmpty()) {
            return false;
        }
        if (device.get().status() != DeviceStatus.ACTIVE) {
            throw new DeviceRevokedException();
        }
        journal.erase(deviceId, act.at());
        return changed(deviceId, forgetOrUndo(deviceId, nonce, act));
    }

    /** The last entry of a device counts, so one that stays gets another. */
    private boolean forgetOrUndo(String deviceId, @Nullable NonceUse nonce, Act act) {
        try {
            boolean erased = devices.forget(deviceId, nonce, act);
            if (!erased) {
                journal.restore(deviceId, act.at());
            }
            return erased;
        } catch (DeviceRevokedException revoked) {
            journal.revoke(deviceId, act.at());
            throw revoked;
        }
    }

    private boolean changed(String deviceId, boolean done) {
        changed.accept(deviceId);
        return done;
    }
}
