package io.tokenspeed.store.price.reprice;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One transaction that gives requests their former costs, unless they got another one since. What was restored is no
 * longer a change of the run, so that a run that was interrupted while it was taken back can continue.
 *
 * @param run the run that is taken back
 * @param touched is told the hours first
 */
record CostRestoring(long run, TouchedHours touched) {
    void restore(Connection connection, List<RepriceChange> changes) throws SQLException {
        SortedSet<Long> hours = new TreeSet<>();
        changes.forEach(change -> hours.add(change.hour()));
        touched.prepare(connection, hours);
        try (CostRows costs = new CostRows(connection)) {
            List<RepriceChange> restored = new ArrayList<>();
            for (RepriceChange change : changes) {
                StoredCost now = costs.cost(change.requestId());
                if (now != null && change.wrote(now)) {
                    costs.write(change.requestId(), change.before());
                    restored.add(change);
                }
            }
            ChangeRows.delete(connection, run, restored);
        }
    }
}
