package io.tokenspeed.store.hub.shared;

import io.tokenspeed.model.hub.SharedStorage;
import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.store.hub.database.HubDatabase;

/** State that the nodes of a hub share through the database: nonces and budgets. */
public record SqlShared(HubDatabase database, NonceCounts counts) implements SharedStorage {
    @Override
    public NonceStore nonces() {
        return new SqlNonces(database, counts);
    }

    @Override
    public BudgetStore budgets() {
        return new SqlBudgets(database);
    }
}
