package io.tokenspeed.agent.demo.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as the tools write them. */
public final class DemoTimes {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private DemoTimes() {}

    /** ISO-8601 in UTC, always with three digits of milliseconds. */
    public static String utc(long epochMillis) {
        return UTC.format(Instant.ofEpochMilli(epochMillis));
    }
}
