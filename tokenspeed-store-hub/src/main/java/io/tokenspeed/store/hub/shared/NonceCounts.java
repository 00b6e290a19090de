package io.tokenspeed.store.hub.shared;

import java.util.HashMap;
import java.util.Map;

/**
 * Approximate number of remembered nonces per device, so that not every upload counts rows. A node counts a device's
 * rows again near the limit and after each eighth of the limit, because other nodes add nonces and old ones expire.
 * Safe for use by several threads.
 */
public final class NonceCounts {
    private static final int DEVICES = 100_000;
    private static final int PART = 8;

    private final Map<String, Count> counts = new HashMap<>();

    private static final class Count {
        private long nonces;
        private long untilCounted;
    }

    /** Whether the rows must be counted before the device takes another nonce. */
    synchronized boolean unsure(String deviceId, int limit) {
        Count count = counts.get(deviceId);
        return count == null || count.untilCounted <= 0 || count.nonces >= limit;
    }

    /** Sets the number of nonces that a count of the rows found. */
    synchronized void counted(String deviceId, int limit, long nonces) {
        if (counts.size() >= DEVICES) {
            counts.clear();
        }
        Count count = counts.computeIfAbsent(deviceId, id -> new Count());
        count.nonces = nonces;
        count.untilCounted = Math.max(1, limit / PART);
    }

    /** Counts one more nonce; returns false if the limit is reached. */
    synchronized boolean take(String deviceId, int limit) {
        Count count = counts.computeIfAbsent(deviceId, id -> new Count());
        if (count.nonces >= limit) {
            return false;
        }
        count.nonces++;
        count.untilCounted--;
        return true;
    }

    /** Forgets all numbers, because a failed transaction may not have stored the nonces that were counted. */
    public synchronized void clear() {
        counts.clear();
    }
}
