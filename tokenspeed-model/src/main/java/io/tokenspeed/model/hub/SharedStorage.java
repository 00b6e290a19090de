package io.tokenspeed.model.hub;

import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.NonceStore;

/**
 * What the nodes of a hub must agree about with every request, in the hub's own database. A hub may keep it elsewhere;
 * the stores of other programs implement {@link NonceStore} and {@link BudgetStore} alone.
 */
public interface SharedStorage {
    /**
     * The nonces of the database, for requests that store no upload. An upload's nonce is stored with the upload and is
     * known here from then on.
     */
    NonceStore nonces();

    /** How much devices have used of what they may ask. */
    BudgetStore budgets();
}
