package io.tokenspeed.store;

import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.usage.UsageFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of an earlier version, in which a request of Codex is identified by the first thread of its family. */
class CodexMigrationTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void writeAnOlderDatabase() throws SQLException {
        path = folder.resolve("ts.sqlite");
        store(
                List.of(
                        old("a:one", "a", 0),
                        old("a:two", "b", 1),
                        old("a:equal", "c", 1),
                        old("g:gone", "g", 0),
                        old("m:one", "n", 1)),
                List.of());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX idx_requests_replay");
            statement.execute("DROP INDEX idx_requests_replay_thread");
            statement.execute("DROP TABLE thread_ancestor");
            statement.execute("DELETE FROM databasechangelog WHERE id LIKE '012-%'");
            statement.execute("PRAGMA user_version = 12");
        }
    }

    @Test
    void open_keepsEveryRowAndTotal() {
        assertThat(keys()).containsExactly("a:equal", "a:one", "a:two", "g:gone", "m:one");
    }

    @Test
    void import_ofTheSameFilesAgain_countsEachRequestOnceAndWhatIsGoneStill() {
        store(
                List.of(
                        own("a", "one"),
                        own("b", "two"),
                        own("c", "equal"),
                        own("d", "equal"),
                        replay("a", "one", "b"),
                        replay("a", "two", "e")),
                List.of(
                        new Descent("codex", "b", "a"),
                        new Descent("codex", "c", "a"),
                        new Descent("codex", "e", "b")));

        assertThat(keys()).containsExactly("a:one", "b:two", "c:equal", "d:equal", "g:gone", "m:one");
    }

    @Test
    void import_ofOneSiblingOnly_keepsTheOther() {
        store(List.of(own("d", "equal")), List.of(new Descent("codex", "d", "a")));

        assertThat(keys()).containsExactly("a:equal", "a:one", "a:two", "d:equal", "g:gone", "m:one");
    }

    @Test
    void import_ofAForkWhoseChainWasUnknown_movesItToItsAncestor() {
        store(
                List.of(replay("a", "one", "n"), own("n", "last")),
                List.of(new Descent("codex", "n", "m"), new Descent("codex", "m", "a")));

        assertThat(keys()).containsExactly("a:equal", "a:one", "a:two", "g:gone", "n:last");
    }

    private List<String> keys() {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> Pricing.NONE)) {
            List<String> keys = new ArrayList<>();
            storage.requests().forEach(EVERYTHING, row -> keys.add(row.request().naturalKey()));
            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(keys.size());
            return keys.stream().sorted().toList();
        }
    }

    private void store(List<Request> requests, List<Descent> descents) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> Pricing.NONE);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of(), descents));
        }
    }

    private static Request old(String key, String session, int distance) {
        return codex(key).session(session).distance(distance).build();
    }

    private static Request own(String thread, String request) {
        return codex(thread + ':' + request).session(thread).build();
    }

    private static Request replay(String ancestor, String request, String transcript) {
        return codex(ancestor + ':' + request)
                .session(transcript)
                .distance(1)
                .kind(RecordKind.REPLAY)
                .build();
    }
}
