package io.tokenspeed.store.hub;

import io.tokenspeed.model.usage.CompatibleReader;
import io.tokenspeed.model.usage.CompatibleRow;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The predecessor's numbers: speeds end to end, those of its own plugin beside ours, and costs as floating point. */
record SqlHubCompatible(HubDatabase database, @Nullable String deviceId) implements CompatibleReader {
    @Override
    public List<CompatibleRow> breakdown(UsageFilter filter, List<Dimension> by) {
        List<String> columns = Groups.columns(by);
        return database.read(session -> new Groups(session, deviceId, filter, columns)
                .sum(Segments.of(filter.range())).entrySet().stream()
                        .map(group -> new CompatibleRow(
                                group.getKey().keys(), group.getValue().compatible()))
                        .sorted(Comparator.comparing(row -> row.keys().toArray(String[]::new), Arrays::compare))
                        .toList());
    }
}
