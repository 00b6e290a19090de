package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.dashboard.Arrival;
import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Requests in the order in which their first records came. */
record OrderOfArrival(Supplier<List<StoredRequest>> counting, Supplier<List<String>> ids) implements Arrivals {
    @Override
    public long last() {
        return ids.get().size();
    }

    @Override
    public List<Arrival> after(long mark, int limit) {
        Map<String, StoredRequest> rows = new HashMap<>();
        counting.get().forEach(row -> rows.put(row.id(), row));
        List<Arrival> arrivals = new ArrayList<>();
        List<String> order = ids.get();
        for (int i = (int) mark; i < order.size() && arrivals.size() < limit; i++) {
            StoredRequest row = rows.get(order.get(i));
            if (row != null) {
                arrivals.add(new Arrival(i + 1L, PredecessorAnswers.recorded(row)));
            }
        }
        return arrivals;
    }
}
