package io.tokenspeed.store.hub.predecessor;

import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hub.query.SummedUsage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sums by the predecessor's definitions: end-to-end speeds, including those that its own plugin uploaded, and costs in
 * US dollars as floating point.
 */
public record SqlPredecessorUsage(SummedUsage usage) implements PredecessorUsageReader {
    @Override
    public List<PredecessorRow> breakdown(UsageFilter filter, List<Dimension> by) {
        return usage.by(filter, by).entrySet().stream()
                .map(group ->
                        new PredecessorRow(group.getKey(), group.getValue().predecessor()))
                .sorted(Comparator.comparing(row -> row.keys().toArray(String[]::new), Arrays::compare))
                .toList();
    }
}
