package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.PredecessorDatabase;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.query.SqliteRequests;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.testkit.fixture.TestPricing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A database whose requests were priced at three nano-dollars a token, with a book in which prices may change. */
final class RepricedDatabase implements AutoCloseable {
    static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final TestPricing prices = new TestPricing("p1", 3);
    private final Path path;
    private final SqliteLocalStorage storage;

    RepricedDatabase(Path folder) {
        path = folder.resolve("priced.sqlite");
        storage = SqliteLocalStorage.open(path, () -> prices);
    }

    RepricedDatabase with(List<Request> requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
        return this;
    }

    Path path() {
        return path;
    }

    SqliteLocalStorage storage() {
        return storage;
    }

    Repricing repricing() {
        return storage.repricing(CLOCK);
    }

    Repricing repricing(Connections connections, TouchedHours touched) {
        return new SqliteRepricing(connections, new SqliteRequests(connections), () -> prices, touched, CLOCK);
    }

    List<String> ask(String sql) {
        return PredecessorDatabase.ask(path, sql);
    }

    /** All that is stored of requests, and the sums over them. */
    List<String> content() {
        storage.usage().summary(EVERYTHING);
        List<String> rows = ask("SELECT * FROM requests ORDER BY id");
        rows.addAll(ask("SELECT * FROM usage_hour ORDER BY 1, 2, 3, 4, 5, 6"));
        return rows;
    }

    @Override
    public void close() {
        storage.close();
    }
}
