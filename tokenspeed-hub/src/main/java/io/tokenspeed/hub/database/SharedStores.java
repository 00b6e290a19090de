package io.tokenspeed.hub.database;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.NonceStore;

/**
 * The stores that the nodes of a hub share and use with every request.
 *
 * @param nonces the nonces that were used
 * @param noncesInDatabase whether nonces are in the hub's database, so that they go into the request's own transaction
 * @param budgets how much of their rate limits devices have used
 */
public record SharedStores(NonceStore nonces, boolean noncesInDatabase, BudgetStore budgets) {
    /** Returns the stores in the hub's own database. */
    public static SharedStores of(HubStorage storage) {
        return new SharedStores(
                storage.shared().nonces(), true, storage.shared().budgets());
    }
}
