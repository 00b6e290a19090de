package io.tokenspeed.hub.device;

import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.hub.journal.JournalException;
import io.tokenspeed.model.device.AuditContext;
import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.device.DeviceStatus;
import io.tokenspeed.model.device.DeviceTable;
import io.tokenspeed.model.shared.NonceUse;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names, approves, revokes, restores and erases devices: in the database, in the journal, and in the keys that this
 * node remembers. A revocation or erasure goes into the journal first, so that a crash never lets the device in again.
 * A method that throws has changed nothing, unless the message says that the change is pending.
 */
public final class DeviceControl {
    private final DeviceTable devices;
    private final Journal journal;
    private final JournaledActs acts;
    private final Consumer<String> changed;

    /**
     * Control of these devices.
     *
     * @param changed gets a device's id after every attempt to change the device
     */
    public DeviceControl(DeviceTable devices, Journal journal, Consumer<String> changed) {
        this.devices = devices;
        this.journal = journal;
        this.acts = new JournaledActs(journal);
        this.changed = changed;
    }

    /** Lets a pending device in; false where no pending device has this id. */
    public boolean approve(String deviceId, AuditContext act) {
        return changed(
                deviceId, devices.move(deviceId, List.of(DeviceStatus.PENDING), DeviceStatus.ACTIVE, "approve", act));
    }

    /** Shuts a device out; false where the device does not exist or is revoked already. */
    public boolean revoke(String deviceId, AuditContext act) {
        boolean revocable = devices.find(deviceId)
                .filter(device -> device.status() != DeviceStatus.REVOKED)
                .isPresent();
        return revocable
                && make(
                        deviceId,
                        new JournaledAct(
                                deviceId,
                                "revoke",
                                journal.revoke(deviceId, act.at()),
                                act.at(),
                                () -> shutOut(deviceId, act),
                                () -> is(deviceId, DeviceStatus.REVOKED)));
    }

    private boolean shutOut(String deviceId, AuditContext act) {
        List<DeviceStatus> from = List.of(DeviceStatus.PENDING, DeviceStatus.ACTIVE);
        return devices.move(deviceId, from, DeviceStatus.REVOKED, "revoke", act);
    }

    private boolean is(String deviceId, DeviceStatus status) {
        return devices.find(deviceId)
                .filter(device -> device.status() == status)
                .isPresent();
    }

    /** Lets a revoked device in again; false where no revoked device has this id. */
    public boolean restore(String deviceId, AuditContext act) {
        boolean moved = devices.move(deviceId, List.of(DeviceStatus.REVOKED), DeviceStatus.ACTIVE, "restore", act);
        if (moved) {
            noteRestored(deviceId, act);
        }
        return changed(deviceId, moved);
    }

    /**
     * Revokes the device again where the journal cannot be written, because the next start would undo the restoration.
     */
    private void noteRestored(String deviceId, AuditContext act) {
        try {
            journal.restore(deviceId, act.at());
        } catch (JournalException unwritable) {
            shutOut(deviceId, act);
            throw unwritable;
        }
    }

    /** Gives a device a name; false where the device does not exist or has this name already. */
    public boolean name(String deviceId, String name, AuditContext act) {
        return changed(deviceId, devices.name(deviceId, name, act));
    }

    /** Deletes a device and all of its usage; false where the device does not exist. */
    public boolean erase(String deviceId, AuditContext act) {
        return devices.find(deviceId).isPresent() && erase(deviceId, act, () -> devices.erase(deviceId, act));
    }

    private boolean erase(String deviceId, AuditContext act, BooleanSupplier change) {
        long seq = journal.erase(deviceId, act.at());
        return make(
                deviceId, new JournaledAct(deviceId, "erase", seq, act.at(), change, () -> devices.erased(deviceId)));
    }

    /**
     * Deletes a device and all of its usage at the device's own request; false where the device does not exist, or the
     * nonce was used before.
     *
     * @param nonce the nonce of the request; null where nonces are kept elsewhere
     * @throws DeviceRevokedException if the device is not active
     */
    public boolean forget(String deviceId, @Nullable NonceUse nonce, AuditContext act) {
        Optional<Device> device = devices.find(deviceId);
        if (device.isEmpty()) {
            return false;
        }
        if (device.get().status() != DeviceStatus.ACTIVE) {
            throw new DeviceRevokedException();
        }
        return erase(deviceId, act, () -> devices.forget(deviceId, nonce, act));
    }

    /** The pending change of a device, {@code revoke} or {@code erase}; empty for none. */
    public Optional<String> pending(String deviceId) {
        return acts.pending(deviceId);
    }

    /** Makes the pending changes; a change that still cannot be made stays pending. */
    public void makePending() {
        acts.makePending();
    }

    private boolean make(String deviceId, JournaledAct act) {
        return changed(deviceId, acts.make(act));
    }

    private boolean changed(String deviceId, boolean done) {
        changed.accept(deviceId);
        return done;
    }
}
