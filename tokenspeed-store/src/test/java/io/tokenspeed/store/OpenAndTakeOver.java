package io.tokenspeed.store;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A process that opens a database and takes over the predecessor's database in its working directory. */
public final class OpenAndTakeOver {
    private OpenAndTakeOver() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        say("start");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(Path.of(arguments[0]), () -> Pricing.NONE)) {
            say("open");
            storage.takeOver(new Environment(Map.of(), folder, folder), Clock.systemUTC());
        }
        say("end");
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
