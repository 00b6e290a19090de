package io.tokenspeed.store.hub.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days in UTC, stored where an exact time would reveal too much. */
public final class Days {
    private Days() {}

    /** The day of an instant in seconds since the epoch, as {@code 2026-03-10}. */
    public static String text(long epochSecond) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC)
                .toString();
    }
}
