package io.tokenspeed.hub.device;

import io.tokenspeed.hub.journal.Journal;
import io.tokenspeed.model.device.DeviceRevokedException;
import io.tokenspeed.model.storage.StorageException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes changes that the journal has already. A change that a crash cuts off is made at the hub's next start. A change
 * that cannot be made is taken out of the journal again, so that it never happens after it was refused. Where its
 * outcome is unknown, the exception says that the change is pending, and the hub makes it as soon as it can.
 */
final class JournaledActs {
    private static final String PENDING =
            "This is in the journal and pending: the hub does it as soon as it can, at its next start at the latest. ";

    private final Journal journal;
    private final Queue<JournaledAct> pending = new ConcurrentLinkedQueue<>();

    JournaledActs(Journal journal) {
        this.journal = journal;
    }

    /** Makes a change; false where the device's status does not allow it. */
    boolean make(JournaledAct act) {
        try {
            return act.change().getAsBoolean() || isMadeOrWithdrawn(act);
        } catch (RuntimeException | Error failure) {
            if (isMadeOrPending(act, failure)) {
                return true;
            }
            throw failure;
        }
    }

    /** Whether the change was made after all, by another node or before the connection ended; if not, withdraws it. */
    private boolean isMadeOrWithdrawn(JournaledAct act) {
        boolean made = act.isMade().getAsBoolean();
        if (!made) {
            journal.withdraw(act.seq(), act.at());
        }
        return made;
    }

    private boolean isMadeOrPending(JournaledAct act, Throwable failure) {
        try {
            return isMadeOrWithdrawn(act);
        } catch (StorageException unknown) {
            pending.add(act);
            throw new StorageException(PENDING + unknown.getMessage(), failure);
        }
    }

    /** The latest pending change of a device, {@code revoke} or {@code erase}; empty for none. */
    Optional<String> pending(String deviceId) {
        return pending.stream()
                .filter(act -> act.deviceId().equals(deviceId))
                .map(JournaledAct::verb)
                .reduce((earlier, later) -> later);
    }

    /** Makes the pending changes; a change that still cannot be made stays pending. */
    void makePending() {
        for (JournaledAct act : List.copyOf(pending)) {
            if (!act.isMade().getAsBoolean() && !isAllowed(act)) {
                isMadeOrWithdrawn(act);
            }
            pending.remove(act);
        }
    }

    /** Makes a change; false where the device's status does not allow it any more. */
    private static boolean isAllowed(JournaledAct act) {
        try {
            return act.change().getAsBoolean();
        } catch (DeviceRevokedException shutOutMeanwhile) {
            return false;
        }
    }
}
