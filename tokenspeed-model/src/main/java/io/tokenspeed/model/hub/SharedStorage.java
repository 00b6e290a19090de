package io.tokenspeed.model.hub;

import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.NonceStore;

/**
 * The nonces and budgets that all nodes of a hub share, in the hub's own database. A hub may keep them in another
 * program's database instead; a backend for such a one implements only {@link NonceStore} and {@link BudgetStore}.
 */
public interface SharedStorage {
    /**
     * Returns the nonces, for requests that store no upload. The nonce of an upload is stored with the upload and is
     * known here from then on.
     */
    NonceStore nonces();

    /** Returns the budgets, which limit how much each device may ask. */
    BudgetStore budgets();
}
