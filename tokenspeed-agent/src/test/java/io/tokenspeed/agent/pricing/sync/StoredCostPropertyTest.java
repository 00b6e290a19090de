package io.tokenspeed.agent.pricing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.config.UserPrices;
import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever prices come, a stored cost stays as it is, and its price can be told. */
class StoredCostPropertyTest {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    @Property(tries = 15)
    void sync_anyPrices_changesNoStoredCost(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 200) Integer> dollars) throws Exception {
        Path folder = Files.createTempDirectory("prices");
        Environment environment = Environment.of(Map.of("HOME", folder.toString()), folder);
        try (SqliteLocalStorage storage = new Opened(folder, environment).storage) {
            Map<String, StoredRequest> before = new HashMap<>();
            for (int day = 0; day < dollars.size(); day++) {
                sync(folder, environment, storage, day, dollars.get(day));
                store(storage, requests(day));

                List<StoredRequest> rows = storage.requests().recent(UsageFilter.all(ZoneOffset.UTC), 1_000);
                assertThat(rows).hasSize(3 * (day + 1));
                for (StoredRequest row : rows) {
                    StoredRequest earlier = before.putIfAbsent(row.id(), row);
                    assertThat(row.priceId()).isNotNull();
                    assertThat(storage.prices()
                                    .row(String.valueOf(row.priceId()))
                                    .map(PriceRow::id))
                            .contains(String.valueOf(row.priceId()));
                    assertThat(row.computedCostNano())
                            .isEqualTo(earlier == null ? row.computedCostNano() : earlier.computedCostNano());
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static final class Opened {
        private final SqliteLocalStorage storage;

        Opened(Path folder, Environment environment) {
            storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> book(environment));
        }

        private PriceBook book(Environment environment) {
            return UserPrices.book(storage.prices(), environment);
        }
    }

    /** Prices of one model that moves and of others that stay; whatever is held is confirmed. */
    private static void sync(Path folder, Environment environment, SqliteLocalStorage storage, int day, int dollars)
            throws IOException, InterruptedException {
        List<Object> models = new ArrayList<>(List.of("host/m", dollars, 2 * dollars));
        for (int i = 0; i < 9; i++) {
            models.addAll(List.of("host/still-" + i, 7, 8));
        }
        Path list = folder.resolve("list.json");
        Files.writeString(list, TestLists.liteLlm(models.toArray()).replace("\"openai\"", "\"host\""));
        Clock clock = Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
        PriceControl prices = new PriceControl(environment, storage.prices(), folder.resolve("cache"), clock);
        assertThat(prices.sync(new SyncRequest(List.of(PriceSite.LITELLM), list, false))
                        .succeeded())
                .isTrue();
        for (HeldPrice held : prices.held()) {
            assertThat(prices.decide(held.price().row().id(), true)).isTrue();
        }
    }

    /** The requests of all days so far, as an import reads them again and again. */
    private static List<Request> requests(int day) {
        List<Request> requests = new ArrayList<>();
        for (int of = 0; of <= day; of++) {
            for (int i = 0; i < 3; i++) {
                requests.add(TestRequests.claude(of + "-" + i)
                        .model("m")
                        .provider("host")
                        .at(START.plus(Duration.ofDays(of)).plusSeconds(i))
                        .build());
            }
        }
        return requests;
    }

    private static void store(SqliteLocalStorage storage, List<Request> requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
