package io.tokenspeed.sources.otlp;

/**
 * Where a record comes from.
 *
 * @param service the name of the program, {@code service.name}; empty where it names none
 * @param traceId the trace, in hex; empty where it has none
 * @param spanId the span, in hex; empty where it has none
 */
public record TelemetryOrigin(String service, String traceId, String spanId) {}
