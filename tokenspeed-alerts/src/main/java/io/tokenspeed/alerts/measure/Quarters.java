package io.tokenspeed.alerts.measure;

import java.time.Instant;

/** Quarters of an hour since the epoch. A baseline ends at one, so a restart or a replay finds the same baseline. */
public final class Quarters {
    static final long MILLIS = 900_000;
    static final long SIX_HOURS = 24 * MILLIS;

    private Quarters() {}

    static long floor(long millis) {
        return Math.floorDiv(millis, MILLIS) * MILLIS;
    }

    static long floorSixHours(long millis) {
        return Math.floorDiv(millis, SIX_HOURS) * SIX_HOURS;
    }

    /** Returns whether two instants lie in one quarter. */
    public static boolean same(Instant a, Instant b) {
        return floor(a.toEpochMilli()) == floor(b.toEpochMilli());
    }
}
