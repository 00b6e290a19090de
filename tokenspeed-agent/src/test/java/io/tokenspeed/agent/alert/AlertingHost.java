package io.tokenspeed.agent.alert;

import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestAlerts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A program that stores an event with what it owes, delivers if it is told to, and then waits to be killed. */
final class AlertingHost {
    private AlertingHost() {}

    /**
     * Runs the program.
     *
     * @param arguments the database, and {@code deliver} or {@code wait}
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path database = Path.of(arguments[0]);
        Path folder = database.resolveSibling("home");
        Environment environment = new Environment(Map.of(), folder, folder);
        SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE);
        LocalAlerts alerts = LocalAlerts.of(database, environment, storage, () -> {}, Clock.systemUTC());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        alerts.table().change(change -> {
            AlertEvent event = new AlertEvent(
                    0,
                    TestAlerts.ERRORS.with(Map.of("targets", "ops")),
                    TestAlerts.event(now).series(),
                    now,
                    null,
                    TestAlerts.EVIDENCE,
                    TestAlerts.event(now).quiet());
            AlertEvent open = change.open(event);
            alerts.deliveries().owed(open, Occasion.FIRED, now).forEach(change::owe);
        });
        System.out.println("owed");
        if (arguments[1].equals("deliver")) {
            alerts.deliveries().deliverDue();
        }
        Thread.currentThread().join();
    }
}
