package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.sums.DistributionKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the stored usage of all devices or of one.
 *
 * @param kept the sums that are kept in memory
 * @param deviceId the only device to count; null for all devices
 */
public record SummedUsage(
        HubDatabase database, KeptSums kept, @Nullable String deviceId) {
    /** Returns the sums over the filter's range by the values of dimensions. */
    public Map<List<String>, HubTally> by(UsageFilter filter, List<Dimension> by) {
        Map<Groups.Id, HubTally> groups = whole(filter, UsageQuestion.columns(by), List.of());
        return groups.entrySet().stream()
                .collect(Collectors.toMap(group -> group.getKey().keys(), Map.Entry::getValue));
    }

    Map<Groups.Id, HubTally> whole(UsageFilter filter, List<String> keys, List<DistributionKind> kinds) {
        return database.read(session -> new Groups(session, kept, UsageQuestion.of(deviceId, filter, keys, kinds))
                .sum(Segments.of(filter.range(), UsageSpan.of(session))));
    }

    Map<Groups.Id, HubTally> periods(
            UsageFilter filter, Interval interval, List<String> keys, List<DistributionKind> kinds) {
        return database.read(session -> new Groups(session, kept, UsageQuestion.of(deviceId, filter, keys, kinds))
                .sum(Segments.of(filter.range(), interval, filter.zone(), UsageSpan.of(session))));
    }
}
