package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hub.sums.DistributionKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is added up and by what, over any time.
 *
 * @param wanted the wanted values of columns of {@code s} (series) and {@code d} (device); any other column may have any
 * @param keys the columns of {@code s} or {@code d} to group by
 * @param kinds the distributions to add up; none for counters alone
 */
record UsageQuestion(Map<String, Set<String>> wanted, List<String> keys, List<DistributionKind> kinds) {
    private static final String DEVICE = "d.device_id";

    /** The key of a device in answers. */
    static final List<String> BY_DEVICE = List.of(DEVICE);

    /** The keys of what each device has of each model. */
    static final List<String> SHARES = List.of(DEVICE, "s.provider", "s.model");

    /**
     * A question with the names of a filter, whatever its time.
     *
     * @param deviceId the only device to count; null for all devices
     */
    static UsageQuestion of(
            @Nullable String deviceId, UsageFilter filter, List<String> keys, List<DistributionKind> kinds) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        put(wanted, DEVICE, deviceId == null ? null : Set.of(deviceId));
        put(wanted, "s.project_id", filter.projects());
        put(wanted, "s.provider", filter.providers());
        put(wanted, "s.model", filter.models());
        put(wanted, "s.tool", filter.tools());
        return new UsageQuestion(wanted, keys, kinds);
    }

    private static void put(Map<String, Set<String>> all, String column, @Nullable Set<String> values) {
        if (values != null) {
            all.put(column, values);
        }
    }

    static List<String> columns(List<Dimension> by) {
        return by.stream().map(UsageQuestion::column).toList();
    }

    private static String column(Dimension dimension) {
        return switch (dimension) {
            case PROJECT -> "s.project_id";
            case PROVIDER -> "s.provider";
            case MODEL -> "s.model";
            case TOOL -> "s.tool";
            case SESSION ->
                throw new IllegalArgumentException(
                        "A hub knows no sessions; group by project, provider, model or tool.");
        };
    }

    boolean readsSeries() {
        return !wanted.isEmpty() || !keys.isEmpty();
    }

    boolean readsDevices() {
        return wanted.containsKey(DEVICE) || keys.contains(DEVICE);
    }
}
