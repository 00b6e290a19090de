package io.tokenspeed.store.alert;

import io.tokenspeed.model.alert.AlertChange;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.store.sqlite.Connections.Work;
import io.tokenspeed.store.sqlite.Failures;
import java.sql.Connection;
import java.sql.SQLException;

/** Changes within one transaction, which the caller commits. */
final class AlertTransaction implements AlertChange {
    private final Connection connection;
    private final Failures failures;

    AlertTransaction(Connection connection, Failures failures) {
        this.connection = connection;
        this.failures = failures;
    }

    @Override
    public void put(AlertState state) {
        run(open -> StateRows.put(open, state));
    }

    @Override
    public void forget(String ruleId, AlertSeries series) {
        run(open -> StateRows.delete(open, ruleId, series));
    }

    @Override
    public AlertEvent open(AlertEvent event) {
        return run(open -> EventRows.insert(open, event));
    }

    @Override
    public void update(AlertEvent event) {
        run(open -> EventRows.update(open, event));
    }

    @Override
    public void owe(AlertDelivery delivery) {
        run(open -> DeliveryRows.insert(open, delivery));
    }

    private <T> T run(Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException failure) {
            throw failures.of(failure);
        }
    }
}
