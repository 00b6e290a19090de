package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reference storage: it keeps every merged request in a map and answers each question by walking over all of them,
 * so it shows what an answer means. Safe for use by several threads; commits wait for each other.
 */
public final class InMemoryLocalStorage implements LocalStorage {
    private final StoredRequests rows;
    private final ComputedCost computedCost;
    private final StoredCursors cursors = new StoredCursors();
    private final MemoryAncestors ancestors = new MemoryAncestors();
    private final MemoryLimits limits = new MemoryLimits();

    public InMemoryLocalStorage(Pricing pricing) {
        computedCost = new ComputedCost(pricing);
        rows = new StoredRequests(computedCost);
    }

    @Override
    public ImportWriter beginImport() {
        return new ImportWriter() {
            private final boolean first = counting().isEmpty();

            @Override
            public boolean first() {
                return first;
            }

            @Override
            public BatchResult commit(Supplier<@Nullable ImportBatch> batches) {
                List<Request> requests = new ArrayList<>();
                List<CursorMove> moves = new ArrayList<>();
                List<Descent> descents = new ArrayList<>();
                List<LimitReport> reported = new ArrayList<>();
                for (ImportBatch batch = batches.get(); batch != null; batch = batches.get()) {
                    requests.addAll(batch.requests());
                    moves.addAll(batch.moves());
                    descents.addAll(batch.descents());
                    reported.addAll(batch.limits());
                }
                return store(new ImportBatch(requests, moves, descents, List.of(), reported));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public RequestSink recording() {
        return requests -> {
            store(new ImportBatch(requests, List.of()));
            return 0;
        };
    }

    @Override
    public CursorTable cursors() {
        return this::cursorsOf;
    }

    @Override
    public RequestTable requests() {
        return new MatchingRequests(this::counting);
    }

    @Override
    public UsageReader usage() {
        return new UsageAnswers(this::counting);
    }

    @Override
    public LimitTable limits() {
        return limits;
    }

    /** The reader for a dashboard. */
    public DashboardReader dashboard() {
        return new MemoryDashboard(usage(), this::counting, new OrderOfArrival(this::counting, this::ids));
    }

    @Override
    public void close() {}

    /** Stores requests before cursors, because pricing may throw, and then no cursor may have moved. */
    private synchronized BatchResult store(ImportBatch batch) {
        int before = counting().size();
        rows.store(batch.requests());
        ancestors.store(batch.descents());
        limits.note(batch.limits());
        long inserted = Math.max(0, counting().size() - before);
        long stale = cursors.apply(batch.moves());
        return new BatchResult(inserted, batch.requests().size() - inserted, stale);
    }

    private synchronized List<Cursor> cursorsOf(String tool) {
        return cursors.list(tool);
    }

    private synchronized List<String> ids() {
        return rows.ids();
    }

    private synchronized List<StoredRequest> counting() {
        List<StoredRequest> joined = MemoryTelemetry.joined(rows.all(), ancestors, computedCost);
        return MemoryReplays.without(Supersede.counting(joined), ancestors);
    }
}
