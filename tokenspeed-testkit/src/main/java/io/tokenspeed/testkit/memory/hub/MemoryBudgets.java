package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.Spending;
import io.tokenspeed.testkit.memory.hub.HubRecords.BudgetId;
import java.util.List;

/** The devices' budgets. */
record MemoryBudgets(HubRecords records) implements BudgetStore {
    @Override
    public List<Long> spend(List<Spending> spendings, long now) {
        synchronized (records) {
            return spendings.stream().map(spending -> spend(spending, now)).toList();
        }
    }

    private long spend(Spending spending, long now) {
        BudgetId id = new BudgetId(spending.deviceId(), spending.budget());
        long before = records.budgetsFullAt.getOrDefault(id, 0L);
        if (spending.micros() == 0) {
            return before;
        }
        long after = Math.max(before, now) + spending.micros();
        records.budgetsFullAt.put(id, after);
        return after;
    }

    @Override
    public int purge(long now) {
        synchronized (records) {
            int before = records.budgetsFullAt.size();
            records.budgetsFullAt.values().removeIf(fullAt -> fullAt <= now);
            return before - records.budgetsFullAt.size();
        }
    }

    @Override
    public void close() {}
}
