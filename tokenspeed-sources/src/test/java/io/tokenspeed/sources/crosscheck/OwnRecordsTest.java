package io.tokenspeed.sources.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.engine.Sources;
import io.tokenspeed.sources.opencode.FolderSnapshot;
import io.tokenspeed.sources.opencode.OtherProcess;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools keep of their own usage is found and read, and their folders stay as they are. */
class OwnRecordsTest {
    private static final String THREADS = "CREATE TABLE threads (id TEXT PRIMARY KEY, tokens_used INTEGER)";
    private static final String LOGS = "CREATE TABLE logs (id INTEGER PRIMARY KEY, ts INTEGER, ts_nanos INTEGER,"
            + " level TEXT, target TEXT, feedback_log_body TEXT, thread_id TEXT)";
    private static final String SESSIONS = "CREATE TABLE session (id TEXT PRIMARY KEY, tokens_input INTEGER,"
            + " tokens_output INTEGER, tokens_reasoning INTEGER, tokens_cache_read INTEGER, tokens_cache_write INTEGER)";
    private static final String SAMPLED = "session_loop{thread_id=t-1}:run_turn: post sampling token usage turn_id=1";

    @TempDir
    private Path home;

    @Test
    void read_nothingThere_isNothing() {
        assertThat(read()).isEmpty();
    }

    @Test
    void read_statisticsOfClaude_areTokensByDayAndModel() throws IOException {
        statistics("""
            {"version": 5, "lastComputedDate": "2026-11-02", "dailyModelTokensVersion": 5,
             "dailyActivity": [{"date": "2026-11-01", "messageCount": 3}],
             "dailyModelTokens": [
               {"date": "2026-11-01", "tokensByModel": {"claude-opus-4-8": 1200, "<synthetic>": 7, "zero": 0}},
               "unexpected",
               {"tokensByModel": {"claude-haiku-4-5": 34}, "more": {"deep": [1]}, "date": "2026-11-02"}],
             "modelUsage": {"claude-opus-4-8": {"inputTokens": 9}}}
            """);

        assertThat(read())
                .containsExactly(new OwnRecord(
                        "claude",
                        home.resolve(".claude/stats-cache.json"),
                        OwnUnit.TOKENS_PER_DAY,
                        List.of(
                                new OwnAmount("2026-11-01", "claude-opus-4-8", 1200),
                                new OwnAmount("2026-11-02", "claude-haiku-4-5", 34)),
                        null));
    }

    @Test
    void read_statisticsOfAnOlderClaude_areWithoutCache() throws IOException {
        statistics("""
            {"version":1,"dailyModelTokens":[{"date":"2026-01-01","tokensByModel":{"claude-opus-4-5":12}}]}\
            """);

        OwnRecord own = only();

        assertThat(own.unit()).isEqualTo(OwnUnit.UNCACHED_TOKENS_PER_DAY);
        assertThat(own.amounts()).containsExactly(new OwnAmount("2026-01-01", "claude-opus-4-5", 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "[]", "{}", "{\"dailyModelTokens\":7}", "{\"dailyModelTokens\":[{\"date\":"})
    void read_damagedStatistics_areNamed(String text) throws IOException {
        statistics(text);

        OwnRecord own = only();

        assertThat(own.amounts()).isEmpty();
        assertThat(own.problem()).startsWith("Cannot compare with ").contains("stats-cache.json: it is damaged");
    }

    @Test
    void read_databasesOfCodex_areTokensAndRequestsByThread() throws SQLException, IOException {
        database(".codex/state_4.sqlite", THREADS, "INSERT INTO threads VALUES ('old', 1)");
        database(".codex/state_5.sqlite", THREADS, "INSERT INTO threads VALUES ('t-1', 120), ('t-2', 0)");
        database(
                ".codex/logs_2.sqlite",
                LOGS,
                log("codex_core::session::turn", SAMPLED, "t-1"),
                log("codex_core::codex", SAMPLED, "t-1"),
                log("codex_core::session::turn", "another line", "t-1"),
                log("other", SAMPLED, "t-1"),
                log("codex_core::session::turn", SAMPLED, null));

        List<OwnRecord> own = read();

        assertThat(own).extracting(OwnRecord::problem).containsOnlyNulls();
        assertThat(own)
                .extracting(OwnRecord::unit)
                .containsExactly(OwnUnit.TOKENS_PER_SESSION, OwnUnit.REQUESTS_PER_SESSION);
        assertThat(own.get(0).amounts()).containsExactly(new OwnAmount("t-1", null, 120));
        assertThat(own.get(1).amounts()).containsExactly(new OwnAmount("t-1", null, 2));
    }

    @Test
    void read_sessionsOfOpenCode_areTheirTokensOnce() throws SQLException, IOException {
        String folder = ".local/share/opencode/";
        database(folder + "opencode.db", SESSIONS, "INSERT INTO session VALUES ('s-1', 1, 20, 300, 4000, 50000)");
        database(
                folder + "opencode copy.db",
                SESSIONS,
                "INSERT INTO session VALUES ('s-1', 1, 0, 0, 0, 0), ('s-2', 5, 0, 0, 0, 0)");

        assertThat(read())
                .flatExtracting(OwnRecord::amounts)
                .containsExactlyInAnyOrder(new OwnAmount("s-1", null, 54321), new OwnAmount("s-2", null, 5));
    }

    @Test
    void read_openCodeBeforeItKeptTokens_isNoProblem() throws SQLException, IOException {
        database(".local/share/opencode/opencode.db", "CREATE TABLE session (id TEXT PRIMARY KEY, title TEXT)");

        assertThat(only().problem()).isNull();
        assertThat(only().amounts()).isEmpty();
    }

    @Test
    void read_damagedDatabases_areNamed() throws SQLException, IOException {
        Files.createDirectories(home.resolve(".codex"));
        Files.writeString(home.resolve(".codex/state_5.sqlite"), "this is no database, although it has its name");
        database(".codex/logs_2.sqlite", "CREATE TABLE logs (id INTEGER PRIMARY KEY)");

        assertThat(read())
                .extracting(OwnRecord::problem)
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("state_5.sqlite: it is not an SQLite database"),
                        problem -> assertThat(problem).contains("logs_2.sqlite: it has no table in a form"));
    }

    @Test
    void read_longDatabase_endsAtTheDeadline() throws SQLException, IOException {
        database(
                ".codex/logs_2.sqlite",
                LOGS,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) INSERT INTO logs"
                        + " SELECT i, 0, 0, '', 'codex_core::session::turn', '" + SAMPLED + "', i FROM n");

        OwnRecord own = CodexDatabases.log(home.resolve(".codex/logs_2.sqlite"), Deadline.in(30));

        assertThat(own.amounts()).isEmpty();
        assertThat(own.problem()).contains("it takes too long");
    }

    @Test
    void read_noTimeLeft_saysSo() throws SQLException, IOException {
        database(".codex/state_5.sqlite", THREADS);

        assertThat(new OwnRecords(Sources.all(environment()), environment(), -1).read())
                .extracting(OwnRecord::problem)
                .satisfiesExactly(problem -> assertThat(problem).contains("took all the time"));
    }

    @Test
    void read_anyFile_leavesTheFoldersAsTheyWere() throws Exception {
        statistics("{\"dailyModelTokens\":[]}");
        database(".codex/state_5.sqlite", THREADS, "INSERT INTO threads VALUES ('t-1', 120)");
        Path openCode = home.resolve(".local/share/opencode/opencode.db");
        Files.createDirectories(openCode.getParent());
        try (OtherProcess other = OtherProcess.writing(openCode)) {
            FolderSnapshot before = FolderSnapshot.of(home);

            List<OwnRecord> own = read();

            assertThat(own).hasSize(3);
            assertThat(FolderSnapshot.of(home)).isEqualTo(before);
            assertThat(other.running()).isTrue();
        }
    }

    private OwnRecord only() {
        List<OwnRecord> own = read();
        assertThat(own).hasSize(1);
        return own.get(0);
    }

    private List<OwnRecord> read() {
        return new OwnRecords(Sources.all(environment()), environment(), 20_000).read();
    }

    private Environment environment() {
        return new Environment(Map.of(), home, home);
    }

    private void statistics(String text) throws IOException {
        Files.createDirectories(home.resolve(".claude"));
        Files.writeString(home.resolve(".claude/stats-cache.json"), text);
    }

    private void database(String name, String... statements) throws SQLException, IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        try (TestDatabase database = TestDatabase.create(file, String.join(";\n", statements) + ";\n")) {
            assertThat(database).isNotNull();
        }
    }

    private static String log(String target, String body, @Nullable String thread) {
        return "INSERT INTO logs (target, feedback_log_body, thread_id) VALUES ('" + target + "', '" + body + "', "
                + (thread == null ? "NULL" : "'" + thread + "'") + ")";
    }
}
