package io.tokenspeed.model.usage;

import io.tokenspeed.model.histogram.Histogram;
import java.util.List;

/**
 * The speeds and first waits of one group with their distributions.
 *
 * @param keys the values of the dimensions, in the order they were asked for
 * @param totals the sums of the group, with the pooled speeds
 * @param decode decode speeds of the single requests in thousandths of a token per second
 * @param e2e end-to-end speeds of the single requests in thousandths of a token per second
 * @param ttft times to the first token of the single requests in milliseconds, where they are known
 */
public record SpeedRow(List<String> keys, UsageTotals totals, Histogram decode, Histogram e2e, Histogram ttft) {
    public SpeedRow {
        keys = List.copyOf(keys);
    }
}
