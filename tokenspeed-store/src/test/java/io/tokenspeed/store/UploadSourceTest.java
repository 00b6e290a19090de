package io.tokenspeed.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ChangedHours.Changes;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the local database that uploading needs. */
class UploadSourceTest {
    private static final long NOON = TestRequests.NOON.getEpochSecond() / 3_600;

    @TempDir
    private Path folder;

    private SqliteLocalStorage storage;

    @BeforeEach
    void open() {
        storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> Pricing.NONE);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void put(Request... requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(List.of(requests), List.of()));
        }
    }

    private void run(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("db.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void changes_tellEveryHourOnceThenOnlyWhatChanged() {
        put(TestRequests.claude("a").build());
        put(TestRequests.claude("b").at("2026-03-10T09:00:00Z").build());
        Changes all = storage.changedHours().since(0);
        assertThat(all.hours()).containsExactly(NOON - 3, NOON);
        assertThat(storage.changedHours().since(all.mark()).hours()).isEmpty();

        put(TestRequests.claude("a").tokens(TestTokens.reported(500, 500)).build());

        assertThat(storage.changedHours().since(all.mark()).hours()).containsExactly(NOON);
    }

    @Test
    void changes_byAnotherProgramAndRemovals_areTold() throws Exception {
        put(TestRequests.claude("a").build());
        long mark = storage.changedHours().since(0).mark();
        run("INSERT INTO requests (id, session_id, message_id, model_id, started_at, completed_at)"
                + " VALUES ('x', 's', 'm', 'k', 7200000, 7200001)");
        run("DELETE FROM requests WHERE id = 'claude:a'");

        assertThat(storage.changedHours().since(mark).hours()).containsExactly(2L, NOON);
    }

    @Test
    void changes_sinceAMarkOfAnotherDatabase_areAll() {
        put(TestRequests.claude("a").build());

        assertThat(storage.changedHours().since(1_000).hours()).containsExactly(NOON);
    }

    @Test
    void predecessorQueue_withoutItsTable_isEmpty() {
        PredecessorQueue queue = storage.predecessorQueue(new Environment(Map.of(), folder, folder));

        assertThat(queue.unsent()).isEmpty();
        assertThat(queue.sentSince(0)).isFalse();
    }

    @Test
    void predecessorQueue_givesWhatWasNeverSent() throws Exception {
        Environment environment = new Environment(Map.of("OPENCODE_HOME", folder.toString()), folder, folder);
        run("CREATE TABLE upload_queue (id TEXT PRIMARY KEY, bucket_start INTEGER, bucket_end INTEGER,"
                + " anon_project_id TEXT, provider_id TEXT, model_id TEXT, request_count INTEGER, input_tokens INTEGER,"
                + " output_tokens INTEGER, reasoning_tokens INTEGER, cache_read_tokens INTEGER,"
                + " cache_write_tokens INTEGER, total_cost REAL, status TEXT, sent_at INTEGER)");
        run("INSERT INTO upload_queue VALUES ('1', 300, 599, 'p', 'moonshot', 'kimi', 2, 10, 20, 5, 3, 1, 0.5,"
                + " 'pending', NULL), ('2', 600, 899, 'p', NULL, 'kimi', 1, 1, 1, 0, 0, 0, 0, 'dead', NULL),"
                + " ('3', 900, 1199, 'p', NULL, 'kimi', 1, 1, 1, 0, 0, 0, 0, 'sent', 1700000000)");
        PredecessorQueue queue = storage.predecessorQueue(environment);

        assertThat(queue.unsent())
                .containsExactly(
                        new PredecessorQueue.Row(
                                300, 599, "moonshot", "kimi", 2, new TokenSums(10, 3, 1, 0, 25, 5), 500_000_000L),
                        new PredecessorQueue.Row(600, 899, null, "kimi", 1, new TokenSums(1, 0, 0, 0, 1, 0), null));
        assertThat(queue.sentSince(1_600_000_000)).isFalse();
        Files.createDirectories(folder.resolve("tokenspeed-monitor"));
        Files.writeString(folder.resolve("tokenspeed-monitor/hub-credentials.json"), "{}");
        assertThat(queue.sentSince(1_600_000_000)).isTrue();
        assertThat(queue.sentSince(1_800_000_000)).isFalse();
    }
}
