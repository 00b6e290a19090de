package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.price.KeptPrices;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One transaction that gives requests new costs. It reads each request again, because an import may have changed it
 * since it was found.
 *
 * @param run the run that the changes belong to
 * @param scope which requests get a new cost
 * @param pricing computes it
 * @param touched is told the hours first
 */
record CostChanging(long run, RepriceScope scope, Pricing pricing, TouchedHours touched) {
    private static final long HOUR = 3_600_000;

    /** Changes the costs of the found requests whose cost still differs. */
    void change(Connection connection, List<StoredRequest> found) throws SQLException {
        SortedSet<Long> hours = new TreeSet<>();
        found.forEach(request -> hours.add(hour(request)));
        touched.prepare(connection, hours);
        KeptPrices kept = new KeptPrices(connection, pricing);
        try (CostRows costs = new CostRows(connection)) {
            List<RepriceChange> changes = new ArrayList<>();
            for (StoredRequest request : found) {
                change(costs, request.id(), kept).ifPresent(changes::add);
            }
            kept.store();
            ChangeRows.insert(connection, run, changes);
            for (RepriceChange change : changes) {
                costs.write(change.requestId(), change.after());
            }
        }
    }

    private Optional<RepriceChange> change(CostRows costs, String id, Pricing kept) throws SQLException {
        StoredRequest now = costs.request(id);
        StoredCost before = costs.cost(id);
        if (now == null || before == null) {
            return Optional.empty();
        }
        Optional<Cost> cost = scope.newCost(now, kept);
        return cost.map(after -> new RepriceChange(id, hour(now), before, StoredCost.of(after)));
    }

    private static long hour(StoredRequest request) {
        return Math.floorDiv(request.request().timing().instantMillis(), HOUR);
    }
}
