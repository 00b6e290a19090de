package io.tokenspeed.store.hub.shared;

import java.util.HashMap;
import java.util.Map;

/**
 * About how many nonces of each device are remembered, so that not every upload counts them. A node counts a device's rows
 * again when the limit seems near and after each eighth of the limit, because other nodes add to them and time takes away.
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

    /** Whether the rows must be counted before a device takes another one. */
    synchronized boolean unsure(String deviceId, int limit) {
        Count count = counts.get(deviceId);
        return count == null || count.untilCounted <= 0 || count.nonces >= limit;
    }

    /** Notes what a count of the rows came to. */
    synchronized void counted(String deviceId, int limit, long nonces) {
        if (counts.size() >= DEVICES) {
            counts.clear();
        }
        Count count = counts.computeIfAbsent(deviceId, id -> new Count());
        count.nonces = nonces;
        count.untilCounted = Math.max(1, limit / PART);
    }

    /** Counts another one unless the limit is reached. */
    synchronized boolean take(String deviceId, int limit) {
        Count count = counts.computeIfAbsent(deviceId, id -> new Count());
        if (count.nonces >= limit) {
            return false;
        }
        count.nonces++;
        count.untilCounted--;
        return true;
    }

    /** Forgets everything, because what was counted may not have been stored. */
    public synchronized void clear() {
        counts.clear();
    }
}
