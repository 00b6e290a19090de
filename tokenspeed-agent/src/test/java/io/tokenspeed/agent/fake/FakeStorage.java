package io.tokenspeed.agent.fake;

import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.storage.Twins;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A storage that only answers queries. */
public final class FakeStorage implements LocalStorage {
    private final FakeUsage usage;
    private final List<StoredRequest> requests;
    private final LimitTable limits = new InMemoryLocalStorage(Pricing.NONE).limits();

    public FakeStorage(FakeUsage usage, List<StoredRequest> requests) {
        this.usage = usage;
        this.requests = List.copyOf(requests);
    }

    @Override
    public ImportWriter beginImport() {
        throw new UnsupportedOperationException("commands do not write by themselves");
    }

    @Override
    public RequestSink recording() {
        throw new UnsupportedOperationException("commands do not write by themselves");
    }

    @Override
    public CursorTable cursors() {
        return tool -> List.of();
    }

    @Override
    public RequestTable requests() {
        return new RequestTable() {
            @Override
            public List<StoredRequest> recent(UsageFilter filter, int limit) {
                return requests.subList(0, Math.min(limit, requests.size()));
            }

            @Override
            public Map<String, Long> countByTool() {
                return usage.breakdown(UsageFilter.all(ZoneOffset.UTC), List.of(Dimension.TOOL)).stream()
                        .collect(Collectors.toMap(
                                row -> row.keys().get(0), row -> row.totals().attempts()));
            }

            @Override
            public void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
                requests.forEach(sink);
            }

            @Override
            public List<DoubleStore> possiblyTwice(UsageFilter filter) {
                return DoubleStore.of(Twins.possible(requests).stream());
            }
        };
    }

    @Override
    public LimitTable limits() {
        return limits;
    }

    @Override
    public FakeUsage usage() {
        return usage;
    }

    @Override
    public void close() {}
}
