package io.tokenspeed.agent.alert;

import io.tokenspeed.alerts.Alerts;
import io.tokenspeed.alerts.delivery.Deliveries;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The alerts of a local database. Only the one server of the database, or a command while there is none, may evaluate
 * and deliver.
 *
 * @param table the stored rules, states, events and deliveries
 * @param targets where alerts are delivered
 * @param deliveries delivers them
 * @param alerts evaluates the rules
 */
public record LocalAlerts(AlertTable table, TargetsFile targets, Deliveries deliveries, Alerts alerts)
        implements AutoCloseable {
    /**
     * The alerts of a database; nothing is evaluated or sent yet.
     *
     * @param website called when something happened that open pages should show
     * @param clock the time, and the zone in which days and months begin
     */
    public static LocalAlerts of(
            Path database, Environment environment, SqliteLocalStorage storage, Runnable website, Clock clock) {
        AlertTable table = storage.alerts(clock);
        TargetsFile targets = new TargetsFile(database);
        Deliveries deliveries = new Deliveries(table, targets, environment, website, clock);
        Alerts alerts = new Alerts(table, storage.requests(), storage.usage(), deliveries, clock);
        return new LocalAlerts(table, targets, deliveries, alerts);
    }

    /** Evaluates every 30 seconds and delivers from now on. */
    public void start() {
        deliveries.start();
        alerts.start();
    }

    /** Evaluates once and delivers what is due. */
    public void once() throws InterruptedException {
        alerts.tick();
        deliveries.deliverDue();
    }

    /** Shows and changes the rules. */
    public AlertControl control() {
        return alerts.control();
    }

    @Override
    public void close() {
        alerts.close();
        deliveries.close();
    }
}
