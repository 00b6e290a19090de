package io.tokenspeed.store.activity;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.ActivityTables;
import io.tokenspeed.testkit.fixture.ActivityTables.Nano;
import io.tokenspeed.testkit.fixture.ActivityTables.Tracked;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A database with random requests, sessions and interactions of a few days. */
final class RandomActivity implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-08T00:00:00Z");
    private static final long DAYS = 4;
    private static final int SESSIONS = 12;

    private final Random random;
    private final Path path;
    private final SqliteLocalStorage storage;

    RandomActivity(Path folder, long seed) throws SQLException {
        random = new Random(seed);
        path = folder.resolve("ts-" + seed + ".sqlite");
        storage = SqliteLocalStorage.open(path, () -> new TestPricing("p1", 7));
        importRequests(80);
        try (ActivityTables rows = new ActivityTables(path)) {
            for (int session = 0; session < SESSIONS; session += 2) {
                rows.session("s" + session, session % 4 == 2 ? "s" + session / 2 : null, one("u-1", "u-2", null));
            }
            for (int i = 0; i < 60; i++) {
                rows.add(tracked(i));
            }
        }
    }

    /** Imports more requests, as a later import does. */
    void importRequests(int count) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    IntStream.range(0, count)
                            .mapToObj(i -> request(random.nextInt(200)))
                            .toList(),
                    List.of()));
        }
    }

    /** Archives all hours but that of the latest arrival. */
    long archive() {
        return storage.archive()
                .freeze(Instant.parse("2100-01-01T00:00:00Z"), () -> true)
                .requests();
    }

    /** How many interactions are no requests in a session, as one answer about that session alone tells. */
    long tracked(String session) {
        return storage.tracked().of(session, UsageFilter.all(ZoneOffset.UTC)).stream()
                .mapToLong(TrackedWork::count)
                .sum();
    }

    DashboardReader reader() {
        return storage.dashboard();
    }

    private Request request(int number) {
        RequestBuilder builder = TestRequests.codex("m" + number)
                .session(session())
                .model(any("gpt-5", "gpt-5-mini", "unpriced-1"))
                .provider(one("openai", "azure", null))
                .project(one("/home/ada/shop", "/home/ada/notes", null))
                .tokens(TestTokens.everyClass(1 + random.nextInt(1000)))
                .agentRun(one("run-1", "run-2", null))
                .at(Instant.ofEpochMilli(instant()));
        if (random.nextInt(4) == 0) {
            builder.logged((long) random.nextInt(1_000_000));
        } else if (random.nextInt(3) == 0) {
            builder.billing(Billing.of(null, random.nextInt(5), List.of()));
        } else if (random.nextInt(10) == 0) {
            builder.cancelled();
        }
        Request request = builder.build();
        return random.nextInt(5) > 0
                ? request
                : request.with(
                        null, new RequestLabels(one("u-1", "u-3", null), null, Map.of("a", "b"), null, null, null));
    }

    private Tracked tracked(int number) {
        String kind = any("db", "api", "cost_event");
        Nano cost = new Nano(
                (long) random.nextInt(50),
                random.nextInt(6) == 0 ? null : (Long) (long) random.nextInt(5000),
                (long) random.nextInt(5000),
                (long) random.nextInt(5000));
        return new Tracked("voygent:i" + number, session(), kind, instant(), random.nextInt(5) == 0, cost);
    }

    private String session() {
        return "s" + random.nextInt(SESSIONS);
    }

    private long instant() {
        return START.toEpochMilli() + random.nextLong(DAYS * 86_400_000);
    }

    private String any(String... values) {
        return values[random.nextInt(values.length)];
    }

    private @Nullable String one(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    @Override
    public void close() {
        storage.close();
    }
}
