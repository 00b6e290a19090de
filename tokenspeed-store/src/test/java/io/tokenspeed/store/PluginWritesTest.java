package io.tokenspeed.store;

import static io.tokenspeed.store.PredecessorDatabase.ask;
import static io.tokenspeed.store.PredecessorDatabase.run;
import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The predecessor's plugin writes its rows while this program uses the same file. */
class PluginWritesTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final PredecessorPlugin plugin = new PredecessorPlugin();
    private Path file;
    private SqliteLocalStorage storage;

    @BeforeEach
    void open() {
        file = PredecessorDatabase.newer(folder.resolve("db.sqlite"));
        storage = SqliteLocalStorage.open(file, () -> Pricing.NONE);
        run(file, "DELETE FROM requests");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void write_newRow_isShown() {
        plugin.write(file, row("a", "m", 70));

        assertThat(storage.requests().recent(EVERYTHING, 10))
                .extracting(StoredRequest::id)
                .containsExactly("a");
        assertThat(totals().tokens().input()).isEqualTo(70);
    }

    @Test
    void write_rowGrows_countsOnceWithNewValues() {
        plugin.write(file, row("a", "m", 70));
        assertThat(totals().tokens().input()).isEqualTo(70);

        plugin.write(file, row("a", "m", 90));

        assertThat(totals().tokens().input()).isEqualTo(90);
        assertThat(totals().requests()).isEqualTo(1);
    }

    @Test
    void write_rowMovesToAnotherHour_leavesTheFirst() {
        Instant later = NOON.plusSeconds(7200);
        plugin.write(file, row("a", "m", 70));
        assertThat(totals().requests()).isEqualTo(1);

        plugin.write(file, opencode(RecordKind.FOREIGN, "m", "a").at(later).build());

        assertThat(storage.usage().series(EVERYTHING, Interval.HOUR, List.of()))
                .singleElement()
                .satisfies(point -> assertThat(point.start()).isEqualTo(later));
    }

    @Test
    void write_largestShrinks_secondCountsInstead() {
        plugin.write(file, row("a", "m", 70));
        plugin.write(file, row("b", "m", 90));

        plugin.write(file, row("b", "m", 10));

        assertThat(totals().tokens().input()).isEqualTo(70);
        assertThat(totals().requests()).isEqualTo(1);
    }

    @Test
    void update_ofOwnRow_decidesAgain() {
        plugin.write(file, row("a", "m", 70));
        plugin.write(file, row("b", "m", 90));

        run(file, "UPDATE requests SET input_tokens = 200, total_tokens = 250 WHERE id = 'a'");

        assertThat(totals().tokens().input()).isEqualTo(200);
    }

    @Test
    void delete_ofLargest_secondCountsInstead() {
        plugin.write(file, row("a", "m", 70));
        plugin.write(file, row("b", "m", 90));
        assertThat(totals().tokens().input()).isEqualTo(90);

        run(file, "DELETE FROM requests WHERE id = 'b'");

        assertThat(totals().tokens().input()).isEqualTo(70);
    }

    @Test
    void write_timeWithFraction_isShown() {
        plugin.write(file, row("a", "m", 70));

        run(file, "UPDATE requests SET completed_at = completed_at + 0.25");

        assertThat(totals().tokens().input()).isEqualTo(70);
    }

    @Test
    void write_negativeCount_leavesHistoryReadable() {
        plugin.write(file, row("a", "m", 70));

        run(file, "UPDATE requests SET reasoning_tokens = -3");

        assertThat(storage.requests().recent(EVERYTHING, 10)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STEP", "MESSAGE", "LEGACY_MESSAGE"})
    void write_messageThatWeRead_countsOnceInEitherOrder(RecordKind kind) {
        plugin.write(file, row("before", "m1", 500));
        store(ours(kind, "m1"), ours(kind, "m2"));
        plugin.write(file, row("after", "m2", 500));
        plugin.write(file, row("after", "m2", 600));

        assertThat(totals().requests()).isEqualTo(2);
        assertThat(totals().tokens().input()).isEqualTo(200);
        assertThat(ask(file, "SELECT id, superseded FROM requests WHERE tool IS NULL ORDER BY id"))
                .containsExactly("after|1", "before|1");
    }

    @Test
    void write_betweenTwoStepsOfOneMessage_onlyStepsCount() {
        store(opencode(RecordKind.STEP, "m", "step-1").build());
        plugin.write(file, row("a", "m", 500));
        store(opencode(RecordKind.STEP, "m", "step-2").build());
        plugin.write(file, row("a", "m", 900));

        assertThat(totals().requests()).isEqualTo(2);
        assertThat(totals().tokens().input()).isEqualTo(200);
    }

    @Test
    void write_whileAnImportIsOpen_doesNotMeetALock() {
        try (ImportWriter writer = storage.beginImport()) {
            for (int i = 0; i < 20; i++) {
                plugin.write(file, row("p" + i, "m" + i, 500));
                writer.commit(new ImportBatch(List.of(ours(RecordKind.MESSAGE, "m" + i)), List.of()));
                plugin.write(file, row("p" + i, "m" + i, 700));
            }
        }

        assertThat(totals().requests()).isEqualTo(20);
        assertThat(totals().tokens().input()).isEqualTo(2000);
    }

    private static Request row(String id, String message, int input) {
        return opencode(RecordKind.FOREIGN, message, id)
                .tokens(TestTokens.reported(input, 50))
                .build();
    }

    private static Request ours(RecordKind kind, String message) {
        return opencode(kind, message, "ours-" + message).build();
    }

    private void store(Request... requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(List.of(requests), List.of()));
        }
    }

    private UsageTotals totals() {
        return storage.usage().summary(EVERYTHING);
    }
}
