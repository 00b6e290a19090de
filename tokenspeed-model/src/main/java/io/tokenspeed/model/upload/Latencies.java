package io.tokenspeed.model.upload;

import io.tokenspeed.model.histogram.Histogram;

/**
 * Distributions of the times that requests took.
 *
 * @param ttftMs time to first token in milliseconds
 * @param latencyMs time to the complete response in milliseconds
 */
public record Latencies(Histogram ttftMs, Histogram latencyMs) {}
