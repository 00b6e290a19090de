package io.tokenspeed.testkit.memory;

import static java.util.Comparator.comparingLong;

import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.storage.Twins;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single requests in the order of their instants, and of their ids within one instant. */
record MatchingRequests(Supplier<List<StoredRequest>> counting) implements RequestTable {
    private static final long HOUR = 3_600_000;

    private static final Comparator<StoredRequest> OLDEST_FIRST = comparingLong(
                    (StoredRequest row) -> row.request().timing().instantMillis())
            .thenComparing(StoredRequest::id);

    @Override
    public List<StoredRequest> recent(UsageFilter filter, int limit) {
        return matching(filter).sorted(OLDEST_FIRST.reversed()).limit(limit).toList();
    }

    @Override
    public Map<String, Long> countByTool() {
        Map<String, Long> counts = new HashMap<>();
        counting.get().forEach(row -> counts.merge(row.request().tool(), 1L, Long::sum));
        return counts;
    }

    @Override
    public void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
        matching(filter).sorted(OLDEST_FIRST).forEachOrdered(sink);
    }

    @Override
    public List<DoubleStore> possiblyTwice(UsageFilter filter) {
        Map<Long, List<StoredRequest>> hours = counting.get().stream()
                .filter(row -> filter.range().contains(row.request().timing().instantMillis()))
                .collect(Collectors.groupingBy(
                        row -> Math.floorDiv(row.request().timing().instantMillis(), HOUR)));
        return DoubleStore.of(hours.values().stream()
                .flatMap(hour -> Twins.possible(hour).stream())
                .filter(twin -> Matching.matches(filter, twin.row())));
    }

    private Stream<StoredRequest> matching(UsageFilter filter) {
        return counting.get().stream().filter(row -> Matching.matches(filter, row));
    }
}
