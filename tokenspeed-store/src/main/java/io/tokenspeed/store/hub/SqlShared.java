package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.BudgetStore;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.model.hub.SharedStorage;

/** What nodes agree about through the database. */
record SqlShared(HubDatabase database, NonceCounts counts) implements SharedStorage {
    @Override
    public NonceStore nonces() {
        return new SqlNonces(database, counts);
    }

    @Override
    public BudgetStore budgets() {
        return new SqlBudgets(database);
    }
}
