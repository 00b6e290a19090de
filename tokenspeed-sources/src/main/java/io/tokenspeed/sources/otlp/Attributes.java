package io.tokenspeed.sources.otlp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a record by their names. Older versions of some tools send numbers as texts.
 *
 * @param values the values as texts
 */
record Attributes(Map<String, String> values) {
    private static final double MOST = 1e15;

    /** The end of the year 2261, up to which an instant in nanoseconds is a whole number of 64 bits. */
    private static final long LATEST = 9_214_646_400L;

    /** Returns the text of the first attribute that is there and not empty; null for none. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    /** Returns the first attribute that is there as a whole number; null for none. */
    @Nullable
    Long number(String... names) throws TelemetryException {
        Double value = real(names);
        return value == null ? null : (Long) Math.round(value);
    }

    /** Returns the first attribute that is there as a number from 0 on; null for none. */
    @Nullable
    Double real(String... names) throws TelemetryException {
        for (String name : names) {
            String value = values.get(name);
            if (value != null && !value.isBlank()) {
                return real(name, value.strip());
            }
        }
        return null;
    }

    private static Double real(String name, String value) throws TelemetryException {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException text) {
            throw wrong(name);
        }
        throw wrong(name);
    }

    private static TelemetryException wrong(String name) {
        return new TelemetryException(name + " must be a number from 0 on.");
    }

    /** Returns a count; 0 where the attribute is absent. */
    long count(String... names) throws TelemetryException {
        Long value = number(names);
        return value == null ? 0 : value;
    }

    /** Returns the first attribute that is there in seconds as milliseconds; null for none. */
    @Nullable
    Long seconds(String... names) throws TelemetryException {
        Double value = real(names);
        return value == null ? null : (Long) Math.round(value * 1_000);
    }

    /** Returns an instant in ISO form in milliseconds since the epoch; null where there is none to believe. */
    @Nullable
    Long instant(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(value).toInstant();
            boolean believable = instant.getEpochSecond() > 0 && instant.getEpochSecond() < LATEST;
            return believable ? (Long) instant.toEpochMilli() : null;
        } catch (DateTimeException text) {
            return null;
        }
    }
}
