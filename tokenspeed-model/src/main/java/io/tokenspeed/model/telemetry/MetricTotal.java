package io.tokenspeed.model.telemetry;

/**
 * The sum of a metric so far.
 *
 * @param of what was added up
 * @param value the sum
 * @param seenAtMillis when it last grew, in milliseconds since the epoch
 */
public record MetricTotal(MetricSum of, double value, long seenAtMillis) {}
