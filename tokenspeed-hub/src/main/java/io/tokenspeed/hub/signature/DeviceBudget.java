package io.tokenspeed.hub.signature;

import io.tokenspeed.model.shared.Spending;

/**
 * One device's budget as this node knows it: when it will be full, and how much of it this node has spent without
 * telling the other nodes. All numbers are microseconds; times are since the epoch. Safe for use by several threads.
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

    /** Whether to ask the other nodes first: they were never asked, or at least {@code enough} is untold. */
    synchronized boolean needsOthers(long enough, long now) {
        return (!asked || untold >= enough) && now >= quietUntil;
    }

    synchronized boolean hasUntold() {
        return untold > 0;
    }

    /** Returns the spending that the other nodes do not know, which counts as told from now on. */
    synchronized Spending tell() {
        Spending spending = new Spending(deviceId, name, untold);
        asked = true;
        untold = 0;
        return spending;
    }

    /** Learns from the shared store when the budget will be full. */
    synchronized void learn(long sharedFullAt) {
        fullAt = Math.max(fullAt, sharedFullAt + untold);
    }

    /**
     * Counts spending as untold again, because telling failed. Pauses, so that not every request of the device tries
     * again.
     */
    synchronized void takeBack(Spending spending, long now) {
        untold += spending.micros();
        quietUntil = now + PAUSE;
    }

    /** Spends {@code micros}, unless more than {@code most} would be missing then; returns whether it did. */
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
