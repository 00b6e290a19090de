package io.tokenspeed.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.doctor.CrossCheck;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.DoctorJson;
import io.tokenspeed.agent.doctor.DoctorText;
import io.tokenspeed.agent.doctor.MissingHistory;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.crosscheck.OwnRecords;
import io.tokenspeed.sources.engine.Importer;
import io.tokenspeed.sources.engine.Sources;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-check compares what is stored with what the tools keep themselves. */
class DoctorCrossCheckTest {
    private static final String STATISTICS =
            "{\"dailyModelTokensVersion\":5,\"dailyModelTokens\":[{\"date\":\"2026-09-10\",\"tokensByModel\":{%s}}%s]}";

    @TempDir
    private Path home;

    @BeforeEach
    void writeLogs() throws IOException {
        Path claude = Files.createDirectories(home.resolve(".claude/projects/shop"));
        Files.writeString(claude.resolve("s.jsonl"), """
            {"type":"assistant","sessionId":"s","timestamp":"2026-09-10T23:30:00.000Z","message":{"id":"msg_1",\
            "model":"claude-sonnet-4-6","stop_reason":"end_turn","usage":{"input_tokens":100,"cache_read_input_tokens":800,\
            "cache_creation_input_tokens":50,"output_tokens":50}}}
            """);
        Path codex = Files.createDirectories(home.resolve(".codex/sessions/2026/09/10"));
        String usage = "{\"input_tokens\":100,\"cached_input_tokens\":40,\"output_tokens\":20,"
                + "\"reasoning_output_tokens\":5,\"total_tokens\":120}";
        Files.writeString(
                codex.resolve("rollout-2026-09-10T10-00-00-t-1.jsonl"),
                codex(
                                "session_meta",
                                "\"id\":\"t-1\",\"timestamp\":\"2026-09-10T10:00:00Z\",\"cwd\":\"/home/ada/shop\"")
                        + codex("turn_context", "\"model\":\"gpt-5.5\",\"cwd\":\"/home/ada/shop\"")
                        + codex(
                                "event_msg",
                                "\"type\":\"token_count\",\"info\":{\"total_token_usage\":" + usage
                                        + ",\"last_token_usage\":" + usage + "}"));
    }

    private static String codex(String type, String payload) {
        return "{\"timestamp\":\"2026-09-10T10:00:00.000Z\",\"type\":\"" + type + "\",\"payload\":{" + payload + "}}\n";
    }

    @Test
    void facts_equalNumbers_agree() throws IOException, SQLException {
        statistics("\"claude-sonnet-4-6\":1000", "");
        threads("('t-1', 120)");

        DoctorFacts facts = facts();

        assertThat(facts.crossChecks()).hasSize(2).allMatch(CrossCheck::agrees);
        assertThat(facts.crossChecks())
                .extracting(CrossCheck::sums)
                .containsExactly(new CrossCheck.Sums(1, 1000, 1000), new CrossCheck.Sums(1, 120, 120));
        assertThat(text(facts))
                .contains("stats-cache.json: 1,000 tokens in 1 day, here 1,000; the two sources agree.")
                .doesNotContain("Missing history");
    }

    @Test
    void facts_otherNumbers_areShownWithBothSides() throws IOException {
        statistics("\"claude-sonnet-4-6\":800,\"claude-opus-4-8\":7", "");

        DoctorFacts facts = facts();

        assertThat(facts.healthy(null)).isTrue();
        assertThat(text(facts))
                .contains("807 tokens in 1 day, here 1,000; the two sources disagree by 19.3 %, in 2 numbers.")
                .contains("2026-09-10 claude-sonnet-4-6: 800 there, 1,000 here (20.0 %)")
                .contains("2026-09-10 claude-opus-4-8: 7 there, 0 here (100.0 %)");
        JsonNode json = json(facts).get("crossChecks").get(0);
        assertThat(json.get("tool").asText()).isEqualTo("claude");
        assertThat(json.get("agrees").asBoolean()).isFalse();
        assertThat(json.get("disagreements").get(0).get("theirs").asLong()).isEqualTo(800);
        assertThat(json.get("disagreements").get(0).get("ours").asLong()).isEqualTo(1000);
        assertThat(json.get("problem").isNull()).isTrue();
    }

    @Test
    void facts_daysWithoutTranscripts_areMissingHistory() throws IOException {
        statistics(
                "\"claude-sonnet-4-6\":1000",
                ",{\"date\":\"2026-07-01\",\"tokensByModel\":{\"claude-opus-4-8\":30,\"claude-haiku-4-5\":2}}"
                        + ",{\"date\":\"2026-06-20\",\"tokensByModel\":{\"claude-opus-4-8\":10}}");

        DoctorFacts facts = facts();

        CrossCheck check = facts.crossChecks().get(0);
        assertThat(check.agrees()).isTrue();
        assertThat(check.missing()).isEqualTo(new MissingHistory(2, 42, "2026-06-20", "2026-07-01"));
        assertThat(text(facts))
                .contains("Missing history: ")
                .contains("knows 42 tokens in 2 days of which no request is stored, from 2026-06-20 to 2026-07-01.");
        assertThat(json(facts).at("/crossChecks/0/missing/count").asLong()).isEqualTo(2);
    }

    @Test
    void facts_fewerLinesInTheLogThanRequests_areNoDisagreement() throws IOException, SQLException {
        execute(
                "logs_2.sqlite",
                "CREATE TABLE logs (target TEXT, feedback_log_body TEXT, thread_id TEXT)",
                "INSERT INTO logs VALUES ('codex_core::codex', 'a: post sampling token usage turn_id=1', 't-1'),"
                        + " ('codex_core::codex', 'a: post sampling token usage turn_id=1', 't-9')");

        CrossCheck check = facts().crossChecks().get(0);

        assertThat(check.sums()).isEqualTo(new CrossCheck.Sums(1, 1, 1));
        assertThat(check.agrees()).isTrue();
        assertThat(check.missing()).isEqualTo(new MissingHistory(1, 1, null, null));
    }

    @Test
    void facts_damagedFiles_areNamedAndFailNothing() throws IOException {
        Files.writeString(home.resolve(".claude/stats-cache.json"), "{");
        Files.writeString(home.resolve(".codex/state_5.sqlite"), "not a database, but long enough to be looked at");

        DoctorFacts facts = facts();

        assertThat(facts.healthy(null)).isTrue();
        assertThat(text(facts))
                .contains("stats-cache.json: it is damaged, it is not JSON.")
                .contains("state_5.sqlite: it is not an SQLite database.");
    }

    private DoctorFacts facts() {
        Environment environment = new Environment(Map.of(), home, home);
        Path database = home.resolve("ts.sqlite");
        List<Source> sources = Sources.all(environment);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            new Importer(storage, sources, 1).run((done, total, requests) -> {});
            return new DoctorCheck(
                            database,
                            sources,
                            new PredecessorFindings(environment, database),
                            new OwnRecords(sources, environment, 20_000),
                            () -> storage)
                    .facts();
        }
    }

    /** The text on one line, because paths of any length are wrapped. */
    private static String text(DoctorFacts facts) {
        return String.join("\n", new DoctorText(ZoneOffset.UTC, 1_000, Paint.OFF).lines(facts, null));
    }

    private static JsonNode json(DoctorFacts facts) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new DoctorJson(json).write(facts, null);
        }
        return new ObjectMapper().readTree(text.toString());
    }

    private void statistics(String models, String days) throws IOException {
        Files.writeString(home.resolve(".claude/stats-cache.json"), STATISTICS.formatted(models, days));
    }

    private void threads(String rows) throws SQLException {
        execute(
                "state_5.sqlite",
                "CREATE TABLE threads (id TEXT, tokens_used INTEGER)",
                "INSERT INTO threads VALUES " + rows);
    }

    private void execute(String name, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve(".codex/" + name));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
