package io.tokenspeed.store.cold;

import java.time.Instant;

/** How an hour is called in messages: its first instant in UTC. */
public final class HourName {
    private static final long SECONDS = 3_600;

    private HourName() {}

    /** The name of an hour, which is given in hours since the epoch. */
    public static String of(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS).toString();
    }
}
