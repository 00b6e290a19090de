package io.tokenspeed.model.usage;

import java.time.Instant;
import java.util.List;

/**
 * One group of attempts in one period of a series.
 *
 * @param start the start of the period
 * @param keys the values of the dimensions, in the order they were asked for
 * @param totals the sums of the group
 */
public record UsagePoint(Instant start, List<String> keys, UsageTotals totals) {
    public UsagePoint {
        keys = List.copyOf(keys);
    }
}
