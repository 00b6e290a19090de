package io.tokenspeed.hub.signature;

import io.tokenspeed.model.shared.Spending;

/**
 * What this node knows of one device's budget, in microseconds: when it will be full, and how much of what the node let
 * through was not told to the others. Safe for use by several threads.
 */
final class DeviceBudget {
    private static final long PAUSE = 5_000_000;

    private final String deviceId;
    private final String name;
    private boolean asked;
    private long fullAt;
    private long untold;
    private long quietUntil = Long.MIN_VALUE;

    DeviceBudget(String deviceId, String name) {
        this.deviceId = deviceId;
        this.name = name;
    }

    /** Whether the others must be asked before anything is decided: never asked yet, or enough was let through. */
    synchronized boolean needsOthers(long enough, long now) {
        return (!asked || untold >= enough) && now >= quietUntil;
    }

    synchronized boolean hasUntold() {
        return untold > 0;
    }

    /** What the others do not know; it counts as told from now on. */
    synchronized Spending tell() {
        Spending spending = new Spending(deviceId, name, untold);
        asked = true;
        untold = 0;
        return spending;
    }

    /** What the others know now. */
    synchronized void learn(long sharedFullAt) {
        fullAt = Math.max(fullAt, sharedFullAt + untold);
    }

    /** Telling failed; a device's requests are not held up by trying again with each of them. */
    synchronized void takeBack(Spending spending, long now) {
        untold += spending.micros();
        quietUntil = now + PAUSE;
    }

    /** Spends unless more than {@code most} would be missing then. */
    synchronized boolean spend(long micros, long most, long now) {
        if (missing(now) + micros > most) {
            return false;
        }
        fullAt = Math.max(fullAt, now) + micros;
        untold += micros;
        return true;
    }

    /** How much is missing from a full budget. */
    synchronized long missing(long now) {
        return Math.max(0, fullAt - now);
    }
}
