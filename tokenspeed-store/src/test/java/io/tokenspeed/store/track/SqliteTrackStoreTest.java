package io.tokenspeed.store.track;

import static io.tokenspeed.testkit.track.TestEvents.chat;
import static io.tokenspeed.testkit.track.TestEvents.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.track.TestEvents;
import io.tokenspeed.testkit.track.TrackContract;
import io.tokenspeed.testkit.track.TrackedRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SQLite file keeps the contract, and loses nothing when it is busy, taken away or refuses a row. */
class SqliteTrackStoreTest extends TrackContract {
    @TempDir
    private Path folder;

    private @Nullable SqliteLocalStorage storage;
    private @Nullable TrackStore store;

    private Path file() {
        return folder.resolve("db.sqlite");
    }

    @Override
    protected TrackStore store() {
        return store(Pricing.NONE);
    }

    private TrackStore store(Pricing pricing) {
        SqliteLocalStorage opened = SqliteLocalStorage.open(file(), () -> pricing);
        storage = opened;
        TrackStore made = opened.track(() -> TestEvents.RATES);
        store = made;
        return made;
    }

    @Override
    protected TrackedRows rows() throws SQLException {
        return TrackedRows.of(file());
    }

    @AfterEach
    void close() {
        if (store != null && storage != null) {
            store.close();
            storage.close();
        }
    }

    @Test
    void write_pricedChat_answersWithTheCostOfItsRequestAndCharges() {
        TrackStore tracking = store(new TestPricing("p1", 10));

        assertThat(tracking.write(List.of(chat("c", "s", 5))).get(0).cost())
                .isEqualTo(new InteractionCost(255_520L, 2_000L, 20L, 0L));
        assertThat(tracking.write(List.of(chat("c", "s", 5))).get(0).cost())
                .isEqualTo(new InteractionCost(255_520L, 2_000L, 20L, 0L));
    }

    @Test
    void write_archivedEvents_areKnown() throws SQLException {
        TrackStore tracking = store(new TestPricing("p1", 10));
        List<TrackEvent> events = List.of(chat("c", "s", 5), query("q", "s", 6));
        tracking.write(events);
        tracking.write(List.of(chat("later", "s", 7_200)));
        assertThat(opened().archive()
                        .freeze(Instant.parse("2100-01-01T00:00:00Z"), () -> true)
                        .interactions())
                .isEqualTo(2);

        List<TrackResult> again = tracking.write(events);

        assertThat(again).extracting(TrackResult::outcome).containsOnly(TrackOutcome.DUPLICATE);
        assertThat(again.get(0).cost()).isEqualTo(new InteractionCost(255_520L, 2_000L, 20L, 0L));
        assertThat(rows().interactions()).hasSize(3);
    }

    @Test
    void write_unpricedChat_namesItsTokens() {
        InteractionCost cost = store().write(List.of(chat("c", "s", 5))).get(0).cost();

        assertThat(cost).isEqualTo(new InteractionCost(null, 2_000L, 0L, 0L));
    }

    @Test
    void write_chat_countsAsARequest() {
        TrackStore tracking = store(new TestPricing("p1", 10));

        tracking.write(List.of(chat("c", "s", 5), query("q", "s", 6)));

        assertThat(opened().usage().summary(UsageFilter.all(ZoneOffset.UTC)).requests())
                .isEqualTo(1);
        assertThat(opened().requests().recent(UsageFilter.all(ZoneOffset.UTC), 10))
                .singleElement()
                .satisfies(stored -> assertThat(stored.request()).isEqualTo(TestEvents.request("c", "s", 5)));
    }

    @Test
    void write_requestThatIsStoredAlready_isTheSameRow() {
        TrackStore tracking = store();
        Request request = TestEvents.request("c", "s", 5);
        importing(request);

        tracking.write(List.of(Interaction.chat(request, null, List.of(), Metadata.NONE)));

        assertThat(opened().usage().summary(UsageFilter.all(ZoneOffset.UTC)).requests())
                .isEqualTo(1);
    }

    private void importing(Request request) {
        try (ImportWriter writer = opened().beginImport()) {
            writer.commit(new ImportBatch(List.of(request), List.of()));
        }
    }

    private SqliteLocalStorage opened() {
        if (storage == null) {
            throw new IllegalStateException("no storage is open");
        }
        return storage;
    }

    @Test
    void write_oneThatCannotBePriced_failsAlone() throws Exception {
        TrackStore tracking = store(new TestPricing("p1", 10));
        TrackEvent poison =
                Interaction.chat(TestRequests.recorded("p").model("poison").build(), null, List.of(), Metadata.NONE);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch both = new CountDownLatch(2);
        Future<?> bad = threads.submit(() -> together(both, tracking, poison));
        Future<?> good = threads.submit(() -> together(both, tracking, query("q", "s", 6)));

        assertThatThrownBy(bad::get).hasMessageContaining("poison");
        good.get();
        threads.shutdown();

        assertThat(rows().interactions()).hasSize(1);
    }

    private static void together(CountDownLatch both, TrackStore tracking, TrackEvent event) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        tracking.write(List.of(event));
    }

    @Test
    void write_rowIsRefused_storesNothingAndGoesOn() throws SQLException {
        TrackStore tracking = store();
        tracking.write(List.of(query("a", "s", 6)));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TRIGGER refusing BEFORE INSERT ON interaction WHEN NEW.id = 'voygent:bad'"
                    + " BEGIN SELECT RAISE(ABORT, 'refused'); END");

            assertThatThrownBy(() -> tracking.write(List.of(query("b", "s", 7), query("bad", "s", 8))))
                    .isInstanceOf(StorageException.class);
        }

        assertThat(rows().interactions()).hasSize(1);
        assertThat(tracking.write(List.of(query("b", "s", 7))).get(0).outcome()).isEqualTo(TrackOutcome.STORED);
        assertThat(rows().hours()).singleElement().asString().contains("count=2");
    }

    @Test
    void write_fileIsLockedByAnother_waits() throws SQLException {
        TrackStore tracking = store();
        tracking.write(List.of(query("a", "s", 6)));

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Thread waiting = new Thread(() -> tracking.write(List.of(query("b", "s", 7))));
            waiting.start();
            statement.execute("ROLLBACK");
            waiting.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }

        assertThat(rows().interactions()).hasSize(2);
    }

    @Test
    void write_fileWasTakenAway_failsOnceAndGoesOnInANewFile() throws Exception {
        TrackStore tracking = store();
        tracking.write(List.of(query("a", "s", 6)));
        Files.delete(file());

        assertThatThrownBy(() -> tracking.write(List.of(query("b", "s", 7)))).isInstanceOf(StorageException.class);
        tracking.write(List.of(query("b", "s", 7)));

        assertThat(rows().interactions()).hasSize(1);
    }
}
