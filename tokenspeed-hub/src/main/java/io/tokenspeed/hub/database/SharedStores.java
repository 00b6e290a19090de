package io.tokenspeed.hub.database;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.NonceStore;

/**
 * What the nodes of a hub must agree about with every request.
 *
 * @param nonces which requests were taken
 * @param noncesInDatabase whether these are in the hub's database, so that they go into the request's own transaction
 * @param budgets how much devices have used of what they may ask
 */
public record SharedStores(NonceStore nonces, boolean noncesInDatabase, BudgetStore budgets) {
    /** Everything in the hub's database. */
    public static SharedStores of(HubStorage storage) {
        return new SharedStores(
                storage.shared().nonces(), true, storage.shared().budgets());
    }
}
