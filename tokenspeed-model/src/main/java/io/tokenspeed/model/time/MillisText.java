package io.tokenspeed.model.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes instants as JavaScript does, {@code 2026-11-30T07:30:00.000Z}: in UTC and always with milliseconds. */
public final class MillisText {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MillisText() {}

    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
