package io.tokenspeed.uploader;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ChangedHours;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stored requests in memory, which a test adds to, changes and removes. */
final class FakeRequests implements RequestTable, ChangedHours {
    private static final long HOUR = 3_600_000;

    private final Map<String, StoredRequest> stored = new TreeMap<>();
    private final Map<Long, Long> changed = new TreeMap<>();
    private long mark;

    synchronized void put(Request request, @Nullable Long costNano) {
        remove(request.naturalKey());
        stored.put(request.naturalKey(), new StoredRequest(request.naturalKey(), request, costNano, null));
        changed.put(Math.floorDiv(request.origin().instant(), HOUR), ++mark);
    }

    synchronized void put(Request request) {
        put(request, 1_000L);
    }

    synchronized void remove(String key) {
        StoredRequest gone = stored.remove(key);
        if (gone != null) {
            changed.put(Math.floorDiv(gone.request().origin().instant(), HOUR), ++mark);
        }
    }

    /** The requests that count as such. */
    synchronized long requests() {
        return stored.values().stream()
                .filter(request -> request.request().hasUsage())
                .count();
    }

    synchronized long tokens() {
        return stored.values().stream()
                .mapToLong(request -> request.request().tokens().total())
                .sum();
    }

    @Override
    public List<StoredRequest> recent(UsageFilter filter, int limit) {
        throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public Map<String, Long> countByTool() {
        throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public synchronized void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
        List.copyOf(stored.values()).stream()
                .filter(request ->
                        filter.range().contains(request.request().origin().instant()))
                .forEach(sink);
    }

    @Override
    public synchronized Changes since(long since) {
        long from = since > mark ? 0 : since;
        return new Changes(
                mark,
                changed.entrySet().stream()
                        .filter(hour -> hour.getValue() > from)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
