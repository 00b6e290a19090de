package io.tokenspeed.model.usage;

import java.util.List;

/**
 * One group of a breakdown.
 *
 * @param keys the values of the dimensions, in the order they were asked for; {@code unknown} where a request has none
 * @param totals the sums of the group
 */
public record UsageRow(List<String> keys, UsageTotals totals) {
    /** The key of requests without a value for a dimension. */
    public static final String UNKNOWN = "unknown";

    public UsageRow {
        keys = List.copyOf(keys);
    }
}
