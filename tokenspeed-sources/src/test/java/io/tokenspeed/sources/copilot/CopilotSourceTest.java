package io.tokenspeed.sources.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopilotSourceTest {
    private static final String INSERT = "INSERT INTO assistant_usage_events(session_id, model, input_tokens,"
            + " output_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens, total_nano_aiu, duration_ms,"
            + " time_to_first_token_ms, created_at) VALUES ";

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void home() throws Exception {
        database = Files.createDirectories(folder.resolve(".copilot")).resolve("session-store.db");
    }

    @Test
    void read_ofRequest_hasTokensCostTimesAndProject() throws Exception {
        fill(
                "INSERT INTO sessions(id, cwd) VALUES ('s1', '/home/ann/shop')",
                INSERT + "('s1','claude-sonnet-4.5',21343,101,300,20974,40,556570000,4000,1500,'2026-11-02 09:00:04')");

        Request request = probe().read().only();

        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(69, 300, 20974, 0, 101, 40, true, UsageSource.REPORTED, true));
        assertThat(request.loggedCostNano()).isEqualTo(5_565_700);
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.timing().completedAtMillis()).isEqualTo(1_793_610_004_000L);
        assertThat(request.ttftMillis()).isEqualTo(1500);
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        assertThat(request.speed().tokensPerSecond()).isEqualTo(40);
    }

    @Test
    void read_withoutTimeToFirstToken_hasEndToEndSpeed() throws Exception {
        fill(INSERT + "('s1','gpt-5.4',10,50,0,0,0,0,2000,NULL,'2026-11-02T09:00:04Z')");

        Request request = probe().read().only();

        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_E2E);
        assertThat(request.speed().tokensPerSecond()).isEqualTo(25);
        assertThat(request.loggedCostNano()).isNull();
    }

    @Test
    void read_ofRequestWithoutCounts_countsItWithoutTokens() throws Exception {
        fill(INSERT + "('s1','my-model',0,0,0,0,0,0,2000,700,'2026-11-02 09:00:04')");

        Request request = probe().read().only();

        assertThat(request.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(request.hasUsage()).isTrue();
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_ofDamagedRows_keepsTheOthersAndSaysWhy() throws Exception {
        fill(
                INSERT + "('s1','m',-5,50,0,0,0,0,2000,700,'2026-11-02 09:00:04')",
                INSERT + "('s1','m',10,50,20,0,0,'much',2000,700,'2026-11-02 09:00:05')",
                INSERT + "('s1','m',10,50,0,0,0,0,2000,700,'yesterday')",
                INSERT + "('','m',10,50,0,0,0,0,2000,700,'2026-11-02 09:00:06')",
                INSERT + "('s1','m','x',50,0,0,0,0,-1,'y','2026-11-02 09:00:07')");

        SourceProbe probe = probe().read();

        assertThat(probe.requests()).hasSize(3);
        assertThat(probe.cursor(database.toRealPath()).findings())
                .containsExactly(
                        new Finding("usage event 1", true, "input_tokens is negative"),
                        new Finding(
                                "usage event 2", true, "total_nano_aiu is not an amount of US dollars from 0 to 10000"),
                        new Finding("usage event 3", false, "no readable time"),
                        new Finding("usage event 4", false, "no session"),
                        new Finding("usage event 5", true, "input_tokens is not a number of tokens"));
    }

    @Test
    void read_ofOlderColumns_findsTheSameRequestAsWithNewOnes() throws Exception {
        String columns = "id INTEGER PRIMARY KEY, session_id TEXT, model TEXT, input_tokens INT, output_tokens INT,"
                + " created_at TEXT";
        String row = "(1,'s1','m',10,50,'2026-11-02 09:00:04'";
        try (TestDatabase created = TestDatabase.create(
                database,
                "CREATE TABLE assistant_usage_events(" + columns + "); INSERT INTO assistant_usage_events VALUES " + row
                        + ")")) {
            assertThat(created).isNotNull();
        }
        SourceProbe probe = probe().read();
        try (TestDatabase altered = TestDatabase.create(
                database,
                "ALTER TABLE assistant_usage_events ADD COLUMN duration_ms INT;"
                        + "ALTER TABLE assistant_usage_events ADD COLUMN something_new TEXT")) {
            assertThat(altered).isNotNull();
        }

        assertThat(probe.read().requests()).hasSize(1);
    }

    @Test
    void read_ofUnknownSchema_isAProblem() throws Exception {
        TestDatabase.create(database, "CREATE TABLE usage_next(id TEXT)").close();

        SourceProbe probe = probe().read();

        assertThat(probe.cursor(database.toRealPath()).problem())
                .isEqualTo("no table of usage in a form that this version knows");
    }

    @Test
    void read_ofReleaseWithSessionsOnly_isNoProblem() throws Exception {
        TestDatabase.create(database, "CREATE TABLE sessions(id TEXT, cwd TEXT)")
                .close();

        SourceProbe probe = probe().read();

        assertThat(probe.cursor(database.toRealPath()).problem()).isNull();
    }

    @Test
    void read_ofEventLog_hasOneRecordPerModelWithoutSpeed() throws Exception {
        TokenCounts tokens = new TokenCounts(6000, 80_000, 4000, 0, 2100, 300, true, UsageSource.REPORTED, true);
        log("s1", CopilotHome.start("s1"), CopilotHome.shutdown(1_793_610_004_000L, "claude-sonnet-5", tokens, 9));

        Request request = probe().read().request("session:s1:claude-sonnet-5");

        assertThat(request.tokens()).isEqualTo(tokens);
        assertThat(request.place().mode()).isEqualTo("session-total");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.timing().speedBasis()).isEqualTo(SpeedBasis.NONE);
        assertThat(request.toString()).doesNotContain("CANARY");
    }

    @Test
    void read_ofDamagedEventLog_saysWhichLine() throws Exception {
        log(
                "s1",
                "{\"type\":\"session.shutdown\",",
                "{\"type\":\"session.shutdown\",\"data\":{\"modelMetrics\":{\"m\":{}}}}",
                "{\"type\":\"session.shutdown\",\"data\":\"session.\"}",
                CopilotHome.start("s1"));

        SourceProbe probe = probe().read();

        assertThat(probe.requests()).isEmpty();
        assertThat(probe.cursor(folder.resolve(".copilot/session-state/s1/events.jsonl"))
                        .findings())
                .containsExactly(
                        new Finding("line 1", false, "not JSON"), new Finding("line 2", false, "no readable time"));
    }

    @Test
    void roots_withVariable_areItsFolders() {
        Environment environment = new Environment(Map.of("COPILOT_HOME", "a,b"), folder, folder);

        assertThat(new CopilotSource(environment).roots()).containsExactly(folder.resolve("a"), folder.resolve("b"));
    }

    @Test
    void discover_withoutTheTool_findsNothing() {
        Environment environment = new Environment(Map.of(), folder.resolve("none"), folder);

        assertThat(new CopilotSource(environment).discover().files()).isEmpty();
        assertThat(new CopilotSource(environment).discover().problems()).isEmpty();
    }

    private void fill(String... statements) throws Exception {
        try (TestDatabase created = TestDatabase.create(database, CopilotHome.SCHEMA)) {
            for (String statement : statements) {
                created.update(statement);
            }
        }
    }

    private void log(String session, String... lines) throws Exception {
        Path log = CopilotHome.log(folder, session);
        Files.createDirectories(log.resolveSibling(""));
        Files.writeString(log, String.join("\n", lines) + "\n");
    }

    private SourceProbe probe() {
        return new SourceProbe(new CopilotSource(new Environment(Map.of(), folder, folder)));
    }
}
