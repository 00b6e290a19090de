package io.tokenspeed.uploader;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ChangedHours;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stored requests in memory, which a test can add, change and remove. */
final class FakeRequests implements RequestTable, ChangedHours {
    private static final long HOUR = 3_600_000;

    private final Map<Long, Map<String, StoredRequest>> stored = new TreeMap<>();
    private final Map<Long, Long> changed = new TreeMap<>();
    private long mark;
    private Runnable reading = () -> {};

    /** Runs an action whenever requests are read. */
    synchronized void whenRead(Runnable next) {
        reading = next;
    }

    synchronized void put(Request request, @Nullable Long costNano) {
        long hour = Math.floorDiv(request.timing().instantMillis(), HOUR);
        stored.computeIfAbsent(hour, key -> new TreeMap<>())
                .put(request.naturalKey(), new StoredRequest(request.naturalKey(), request, cost(costNano)));
        changed.put(hour, ++mark);
    }

    private static @Nullable Cost cost(@Nullable Long nano) {
        return nano == null ? null : new Cost(nano, "price");
    }

    synchronized void put(Request request) {
        put(request, 1_000L);
    }

    synchronized void remove(Request request) {
        long hour = Math.floorDiv(request.timing().instantMillis(), HOUR);
        stored.getOrDefault(hour, Map.of()).remove(request.naturalKey());
        changed.put(hour, ++mark);
    }

    private Stream<StoredRequest> all() {
        return stored.values().stream().flatMap(hour -> hour.values().stream());
    }

    /** The number of requests that used tokens. */
    synchronized long requests() {
        return all().filter(request -> request.request().hasUsage()).count();
    }

    synchronized long tokens() {
        return all().mapToLong(request -> request.request().tokens().total()).sum();
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
    public List<DoubleStore> possiblyTwice(UsageFilter filter) {
        throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public synchronized void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
        reading.run();
        Instant from = filter.range().from();
        Stream<StoredRequest> some =
                from == null ? all() : stored.getOrDefault(from.toEpochMilli() / HOUR, Map.of()).values().stream();
        for (StoredRequest request : some.toList()) {
            if (filter.range().contains(request.request().timing().instantMillis())) {
                sink.accept(request);
            }
        }
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
