package io.tokenspeed.dashboard.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads an instant in one of three forms: epoch milliseconds, a date, or a date and time with an offset. */
final class PointInTime {
    private static final long MAX_MILLIS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private PointInTime() {}

    /**
     * Reads a text, where a date means its start in {@code zone}.
     *
     * @throws DateTimeException if the text has none of the forms, or is outside the years 1 to 9999
     */
    static Instant parse(String text, ZoneId zone) {
        Instant instant = read(text, zone);
        if (instant.isBefore(FIRST) || instant.toEpochMilli() > MAX_MILLIS) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return instant;
    }

    private static Instant read(String text, ZoneId zone) {
        if (text.matches("-?\\d{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        return OffsetDateTime.parse(text).toInstant();
    }
}
