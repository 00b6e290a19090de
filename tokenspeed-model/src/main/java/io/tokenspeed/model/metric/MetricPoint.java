package io.tokenspeed.model.metric;

import java.time.Instant;

/**
 * A metric in one period.
 *
 * @param at the start of the period
 * @param value the value
 */
public record MetricPoint(Instant at, MetricValue value) {}
