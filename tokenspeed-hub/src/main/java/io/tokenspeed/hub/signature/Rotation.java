package io.tokenspeed.hub.signature;

import io.tokenspeed.model.hub.Act;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.AuditEntry;
import io.tokenspeed.model.hub.DeviceKey;
import io.tokenspeed.model.hub.NonceUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a device's key with an overlap, or without one when the device says so. The audit log holds which of both it
 * was until the new key is used, so that every node knows.
 */
public final class Rotation {
    /** How long a new key may wait for its first use, and how long the old one stays good after that, in seconds. */
    public static final long OVERLAP_SECONDS = 86_400;

    private static final String ROTATE = "key.rotate";
    private static final String RETIRE_NOW = "key.retire_now";
    private static final int PAGE = 200;

    private final AdminStorage storage;

    public Rotation(AdminStorage storage) {
        this.storage = storage;
    }

    /**
     * Stores the next key; false when the nonce was used before.
     *
     * @param retireNow whether the old key ends with the first use of the new one
     */
    public boolean begin(DeviceKey next, boolean retireNow, @Nullable NonceUse nonce, Act act) {
        boolean added = storage.keys().addPending(next, nonce, act);
        if (added && retireNow) {
            storage.audit().note(act, RETIRE_NOW, next.deviceId(), next.keyId());
        }
        return added;
    }

    void activate(DeviceKey key, Act act) {
        long overlap = retiresNow(key, act.at()) ? -1 : OVERLAP_SECONDS;
        storage.keys().activate(key.deviceId(), key.keyId(), act.at() + overlap, act);
    }

    /** A pending key lives for a day, so its rotation is among the entries of that day. */
    private boolean retiresNow(DeviceKey key, long now) {
        long before = Long.MAX_VALUE;
        while (true) {
            List<AuditEntry> page = storage.audit().latest(before, PAGE);
            for (AuditEntry entry : page) {
                boolean ours = entry.target().equals(key.deviceId());
                if (ours && (entry.action().equals(RETIRE_NOW) || entry.action().equals(ROTATE))) {
                    return entry.action().equals(RETIRE_NOW);
                }
            }
            if (page.size() < PAGE || page.get(PAGE - 1).act().at() < now - OVERLAP_SECONDS) {
                return false;
            }
            before = page.get(PAGE - 1).id();
        }
    }
}
