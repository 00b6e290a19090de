package io.tokenspeed.alerts;

import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertEvent;
import java.time.Instant;
import java.util.List;

/** Where the evaluation hands over what targets are to be told. */
public interface AlertHandover {
    /**
     * Returns the deliveries that are owed because an event opened or closed, one for each target of its rule. They are
     * stored in the transaction that stores the event, so this neither sends nor stores anything.
     *
     * @param event the event, with its number
     * @param occasion {@code FIRED} or {@code RESOLVED}
     * @param at the instant of the tick
     */
    List<AlertDelivery> owed(AlertEvent event, AlertDelivery.Occasion occasion, Instant at);

    /** Says that the table may hold new deliveries. Called after the transaction; must not block. */
    void wake();
}
