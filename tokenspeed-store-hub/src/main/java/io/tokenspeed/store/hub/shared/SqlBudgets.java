package io.tokenspeed.store.hub.shared;

import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.Spending;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.Patience;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code device_budget}. */
record SqlBudgets(HubDatabase database) implements BudgetStore {
    private static final String FIND = "SELECT full_at FROM device_budget WHERE device_id = ? AND budget = ?";

    private static final String ADD = """
            INSERT INTO device_budget (device_id, budget, full_at) VALUES (?, ?, ?)
            ON CONFLICT (device_id, budget) DO UPDATE SET
              full_at = CASE WHEN device_budget.full_at > ? THEN device_budget.full_at ELSE ? END + ?
            RETURNING full_at""";

    /** Every node locks in this order, so that no two nodes wait for each other. */
    private static final Comparator<Spending> ORDER =
            Comparator.comparing(Spending::deviceId).thenComparing(Spending::budget);

    @Override
    public List<Long> spend(List<Spending> spendings, long now) {
        if (spendings.stream().allMatch(spending -> spending.micros() == 0)) {
            return database.read(session -> fullAt(session, spendings, now));
        }
        return database.write(session -> fullAt(session, spendings, now));
    }

    private static List<Long> fullAt(HubSession session, List<Spending> spendings, long now) throws SQLException {
        Map<Spending, Long> found = new HashMap<>();
        for (Spending spending : spendings.stream().sorted(ORDER).toList()) {
            found.put(spending, spending.micros() == 0 ? find(session, spending) : add(session, spending, now));
        }
        List<Long> inOrder = new ArrayList<>(spendings.size());
        spendings.forEach(spending -> inOrder.add(found.get(spending)));
        return inOrder;
    }

    private static long find(HubSession session, Spending spending) throws SQLException {
        PreparedStatement query = session.prepare(FIND);
        query.setString(1, spending.deviceId());
        query.setString(2, spending.budget());
        return number(query);
    }

    private static long add(HubSession session, Spending spending, long now) throws SQLException {
        PreparedStatement upsert = session.prepare(ADD);
        upsert.setString(1, spending.deviceId());
        upsert.setString(2, spending.budget());
        upsert.setLong(3, now + spending.micros());
        upsert.setLong(4, now);
        upsert.setLong(5, now);
        upsert.setLong(6, spending.micros());
        return number(upsert);
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public int purge(long now) {
        return database.with(Patience.LONG)
                .write(session -> session.handle().execute("DELETE FROM device_budget WHERE full_at <= ?", now));
    }

    /** Does nothing: the owner closes the database. */
    @Override
    public void close() {}
}
