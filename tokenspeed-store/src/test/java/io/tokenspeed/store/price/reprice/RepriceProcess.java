package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestPricing;
import java.nio.file.Path;
import java.time.Clock;

/** A process that gives all requests of a database new costs, or takes its latest run back. */
public final class RepriceProcess {
    private RepriceProcess() {}

    public static void main(String[] arguments) {
        try (SqliteLocalStorage storage =
                SqliteLocalStorage.open(Path.of(arguments[0]), () -> new TestPricing("p2", 5))) {
            Repricing repricing = storage.repricing(Clock.systemUTC());
            System.out.println("start");
            System.out.flush();
            if (arguments[1].equals("apply")) {
                repricing.apply(RepricedDatabase.EVERYTHING, RepriceScope.ALL);
            } else {
                repricing.undo(null);
            }
        }
    }
}
