package io.tokenspeed.alerts;

import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests of another table in memory, so that reading a short time again and again is quick. */
final class ListedRequests implements RequestTable {
    private final List<StoredRequest> rows = new ArrayList<>();

    ListedRequests(RequestTable table) {
        table.forEach(UsageFilter.all(ZoneOffset.UTC), rows::add);
    }

    int size() {
        return rows.size();
    }

    @Override
    public void forEach(UsageFilter filter, Consumer<StoredRequest> sink) {
        TimeRange range = filter.range();
        int to = row(range.to(), rows.size());
        for (int row = row(range.from(), 0); row < to; row++) {
            sink.accept(rows.get(row));
        }
    }

    /** The first row at or after an instant. */
    private int row(@Nullable Instant at, int none) {
        if (at == null) {
            return none;
        }
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).request().timing().instantMillis() < at.toEpochMilli()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public List<StoredRequest> recent(UsageFilter filter, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> countByTool() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DoubleStore> possiblyTwice(UsageFilter filter) {
        throw new UnsupportedOperationException();
    }
}
