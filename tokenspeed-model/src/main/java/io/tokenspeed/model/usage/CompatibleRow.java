package io.tokenspeed.model.usage;

import java.util.List;

/**
 * One group of a breakdown by the predecessor's definitions.
 *
 * @param keys the values of the dimensions, in the order they were asked for
 * @param sums what the group adds up to
 */
public record CompatibleRow(List<String> keys, CompatibleSums sums) {
    public CompatibleRow {
        keys = List.copyOf(keys);
    }
}
