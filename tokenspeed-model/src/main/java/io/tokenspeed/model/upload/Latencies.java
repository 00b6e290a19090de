package io.tokenspeed.model.upload;

import io.tokenspeed.model.histogram.Histogram;

/**
 * How long requests took.
 *
 * @param ttftMs time to first token in milliseconds
 * @param latencyMs latency in milliseconds
 */
public record Latencies(Histogram ttftMs, Histogram latencyMs) {}
