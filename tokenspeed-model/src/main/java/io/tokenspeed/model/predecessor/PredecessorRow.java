package io.tokenspeed.model.predecessor;

import java.util.List;

/**
 * One group of a breakdown by the predecessor's definitions.
 *
 * @param keys the values of the dimensions, in the order they were asked for
 * @param sums the sums of the group
 */
public record PredecessorRow(List<String> keys, PredecessorSums sums) {
    public PredecessorRow {
        keys = List.copyOf(keys);
    }
}
