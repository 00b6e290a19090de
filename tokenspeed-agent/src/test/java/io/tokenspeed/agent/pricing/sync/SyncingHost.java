package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that syncs with one list after another, each with more models than that before, until it is killed. */
final class SyncingHost {
    /** How many models each list has more than that before. */
    static final int MORE = 200;

    private SyncingHost() {}

    /**
     * Runs the program.
     *
     * @param arguments a folder
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Environment environment = Environment.of(Map.of("HOME", folder.toString()), folder);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> Pricing.NONE)) {
            PriceControl prices =
                    new PriceControl(environment, storage.prices(), folder.resolve("cache"), Clock.systemUTC());
            Path list = folder.resolve("list.json");
            List<Object> models = new ArrayList<>();
            System.out.println("start");
            for (int round = 1; ; round++) {
                for (int i = 0; i < MORE; i++) {
                    models.addAll(List.of("host/model-" + round + "-" + i, 1, 2));
                }
                Files.writeString(list, TestLists.liteLlm(models.toArray()).replace("\"openai\"", "\"host\""));
                SyncOutcome outcome = prices.sync(new SyncRequest(List.of(PriceSite.LITELLM), list, false));
                System.out.println(outcome.succeeded());
            }
        }
    }
}
