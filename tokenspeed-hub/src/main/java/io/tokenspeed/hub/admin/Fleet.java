package io.tokenspeed.hub.admin;

import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.Device;
import io.tokenspeed.model.hub.DeviceStatus;
import io.tokenspeed.model.hub.DeviceTable;
import java.util.List;
import java.util.Optional;

/** Lets devices in and shuts them out. What must survive a restore goes to the journal first. */
public final class Fleet {
    private final DeviceTable table;
    private final Aftermath aftermath;

    public Fleet(DeviceTable table, Aftermath aftermath) {
        this.table = table;
        this.aftermath = aftermath;
    }

    /** What a change of a device's standing needs besides its row. */
    public interface Aftermath {
        /** Writes down, for good, that a device is to be revoked, restored or erased. Called before the change. */
        void intend(DeviceVerb verb, String deviceId, Act act);

        /** Forgets what is remembered of a device. Called after the change. */
        void forget(String deviceId);
    }

    /** All devices, pending ones first. */
    public List<Device> list() {
        return table.list();
    }

    /** A device. */
    public Optional<Device> find(String deviceId) {
        return table.find(deviceId);
    }

    /** Does something to a device; false when its status does not allow that or it is not there. */
    public boolean act(DeviceVerb verb, String deviceId, Act act) {
        boolean possible = table.find(deviceId)
                .filter(device -> verb.from().contains(device.status()))
                .isPresent();
        if (!possible) {
            return false;
        }
        if (verb != DeviceVerb.APPROVE) {
            aftermath.intend(verb, deviceId, act);
        }
        boolean done = verb == DeviceVerb.ERASE
                ? table.erase(deviceId, null, act)
                : table.move(deviceId, verb.from(), verb.to().orElse(DeviceStatus.ACTIVE), verb.text(), act);
        aftermath.forget(deviceId);
        return done;
    }
}
