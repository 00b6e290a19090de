package io.tokenspeed.model.usage;

import java.time.Instant;
import java.util.List;

/**
 * One group of a series.
 *
 * @param start the start of its period
 * @param keys the values of the dimensions, in the order they were asked for
 * @param totals what the group adds up to
 */
public record UsagePoint(Instant start, List<String> keys, UsageTotals totals) {
    public UsagePoint {
        keys = List.copyOf(keys);
    }
}
