package io.tokenspeed.store.hub.predecessor;

import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.query.Groups;
import io.tokenspeed.store.hub.query.Segments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums by the predecessor's definitions: end-to-end speeds, including those that its own plugin uploaded, and costs in
 * US dollars as floating point.
 */
public record SqlPredecessorUsage(
        HubDatabase database, @Nullable String deviceId) implements PredecessorUsageReader {
    @Override
    public List<PredecessorRow> breakdown(UsageFilter filter, List<Dimension> by) {
        List<String> columns = Groups.columns(by);
        return database.read(session -> new Groups(session, deviceId, filter, columns)
                .sum(Segments.of(filter.range())).entrySet().stream()
                        .map(group -> new PredecessorRow(
                                group.getKey().keys(), group.getValue().predecessor()))
                        .sorted(Comparator.comparing(row -> row.keys().toArray(String[]::new), Arrays::compare))
                        .toList());
    }
}
