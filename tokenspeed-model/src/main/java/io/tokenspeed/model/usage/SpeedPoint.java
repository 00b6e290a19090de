package io.tokenspeed.model.usage;

import java.time.Instant;

/**
 * The speeds of one group in one period of a series.
 *
 * @param start the start of the period
 * @param row the group with its sums and distributions
 */
public record SpeedPoint(Instant start, SpeedRow row) {}
