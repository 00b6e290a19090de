package io.tokenspeed.store.archive;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.time.Instant;

/** A process that archives and restores everything in a database until it is killed. Argument: the database. */
public final class FreezeAndThaw {
    private FreezeAndThaw() {}

    public static void main(String[] arguments) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(Path.of(arguments[0]), () -> Pricing.NONE)) {
            System.out.println("ready");
            System.out.flush();
            while (!Thread.currentThread().isInterrupted()) {
                storage.archive().freeze(Instant.parse("2100-01-01T00:00:00Z"), () -> true);
                storage.archive().restore(TimeRange.ALL);
            }
        }
    }
}
