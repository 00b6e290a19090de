package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.RequestPage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds single requests by looking at all that count. */
record MemoryHistory(Supplier<List<StoredRequest>> counting) implements RequestHistory {
    private static final Comparator<PagePosition> LATEST_FIRST = Comparator.comparingLong(PagePosition::at)
            .thenComparing(PagePosition::id)
            .reversed();

    @Override
    public List<RecordedRequest> recent(UsageFilter filter, int limit) {
        return matching(RequestFilter.of(filter))
                .limit(limit)
                .map(PredecessorAnswers::recorded)
                .toList();
    }

    @Override
    public RequestPage page(RequestFilter filter, @Nullable PagePosition after, int limit) {
        List<StoredRequest> rows = matching(filter)
                .filter(row -> after == null || LATEST_FIRST.compare(position(row), after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = rows.size() > limit;
        List<StoredRequest> page = more ? rows.subList(0, limit) : rows;
        return new RequestPage(
                page.stream().map(PredecessorAnswers::recorded).toList(), more ? position(page.get(limit - 1)) : null);
    }

    @Override
    public long count(RequestFilter filter) {
        return matching(filter).count();
    }

    @Override
    public Optional<RecordedRequest> request(String id) {
        return counting.get().stream()
                .filter(row -> row.id().equals(id))
                .map(PredecessorAnswers::recorded)
                .findFirst();
    }

    @Override
    public void forEach(RequestFilter filter, Consumer<RecordedRequest> sink) {
        matching(filter).map(PredecessorAnswers::recorded).forEachOrdered(sink);
    }

    private Stream<StoredRequest> matching(RequestFilter filter) {
        return counting.get().stream()
                .filter(row -> Matching.matches(filter.usage(), row))
                .filter(row -> filter.statuses() == null
                        || filter.statuses().contains(row.request().ending().status()))
                .filter(row -> filter.bounds().stream()
                        .allMatch(bound -> bound.matches(row, filter.usage().costMode())))
                .sorted(Comparator.comparing(MemoryHistory::position, LATEST_FIRST));
    }

    private static PagePosition position(StoredRequest row) {
        return new PagePosition(row.request().timing().instantMillis(), row.id());
    }
}
