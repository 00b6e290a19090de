package io.tokenspeed.model.usage;

import java.util.List;

/**
 * One group of a breakdown.
 *
 * @param keys the values of the dimensions, in the order they were asked for; {@code unknown} where a request has none
 * @param totals what the group adds up to
 */
public record UsageRow(List<String> keys, UsageTotals totals) {
    /** The key of requests that lack a dimension's property. */
    public static final String UNKNOWN = "unknown";

    public UsageRow {
        keys = List.copyOf(keys);
    }
}
