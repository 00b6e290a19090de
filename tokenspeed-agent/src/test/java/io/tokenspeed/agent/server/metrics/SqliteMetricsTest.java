package io.tokenspeed.agent.server.metrics;

import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.lifecycle.AfterContainer;

@PropertyDefaults(tries = 4)
class SqliteMetricsTest extends StoredMetricsContract {
    private static final Path FOLDER = makeFolder();

    private static Path makeFolder() {
        try {
            return Files.createTempDirectory("metrics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    @Override
    LocalStorage empty() throws IOException {
        return SqliteLocalStorage.open(
                Files.createTempDirectory(FOLDER, "try").resolve("db.sqlite"), () -> Pricing.NONE);
    }

    @Override
    Arrivals arrivals(LocalStorage storage) {
        return ((SqliteLocalStorage) storage).dashboard().arrivals();
    }
}
