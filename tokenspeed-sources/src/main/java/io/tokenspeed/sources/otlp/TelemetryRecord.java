package io.tokenspeed.sources.otlp;

import java.util.Map;

/**
 * A span or a log record of OpenTelemetry, with only the attributes that {@link TelemetryNames} allows. No text that a
 * person or a model wrote is among them.
 *
 * @param signal which of both it is
 * @param origin where it comes from
 * @param name the name of the span, or of the event
 * @param startNanos when the span began, in nanoseconds since the epoch; for a log record its time
 * @param endNanos when the span ended, in nanoseconds since the epoch; for a log record its time
 * @param attributes the values as texts by their names
 */
public record TelemetryRecord(
        Signal signal,
        TelemetryOrigin origin,
        String name,
        long startNanos,
        long endNanos,
        Map<String, String> attributes) {
    /** What kind of record it is. */
    public enum Signal {
        /** A span of a trace. */
        SPAN,
        /** A log record. */
        LOG
    }

    public TelemetryRecord {
        attributes = Map.copyOf(attributes);
    }
}
