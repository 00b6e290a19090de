package io.tokenspeed.store;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.predecessor.TakenOver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A central database, and the path in a working directory from which another database is taken over. */
public abstract class TakeoverSetting {
    public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    public Path central;
    public Path legacy;
    public SqliteLocalStorage storage;

    @BeforeEach
    void open() {
        central = folder.resolve("home").resolve("tokenspeed-monitor.sqlite");
        legacy = folder.resolve("project").resolve("data").resolve("tokenspeed-monitor.sqlite");
        storage = SqliteLocalStorage.open(central, () -> Pricing.NONE);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    public Optional<TakenOver> takeOver() {
        return storage.takeOver(environment(), CLOCK);
    }

    public Environment environment() {
        return new Environment(Map.of(), folder, folder.resolve("project"));
    }
}
