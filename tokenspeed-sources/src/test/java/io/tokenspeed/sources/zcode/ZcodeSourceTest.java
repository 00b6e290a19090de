package io.tokenspeed.sources.zcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZcodeSourceTest {
    private static final String INSERT = "INSERT INTO model_usage(id, session_id, provider_id, model_id, status,"
            + " started_at, completed_at, duration_ms, time_to_first_token_ms, retry_count, input_tokens,"
            + " output_tokens, reasoning_tokens, cache_read_input_tokens, cache_creation_input_tokens,"
            + " computed_total_tokens) VALUES ";
    private static final String TIMES = "1793610000000,1793610004000,4000,1500";

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void home() throws Exception {
        database = Files.createDirectories(folder.resolve(".zcode/cli/db")).resolve("db.sqlite");
    }

    @Test
    void read_ofRequest_hasTokensTimesAndPlace() throws Exception {
        fill(
                "INSERT INTO session VALUES ('s1','s0','/home/ann/shop','/home/ann','')",
                INSERT + "('u1','s1','builtin:zai-coding-plan','GLM-5.2','completed'," + TIMES
                        + ",0,100,51,5,70,3,151)");

        SourceProbe probe = probe().read();

        Request request = probe.request("s1:u1");
        assertThat(request.tokens()).isEqualTo(new TokenCounts(27, 70, 3, 0, 51, 5, true, UsageSource.REPORTED, true));
        assertThat(request.place().model()).isEqualTo("glm-5.2");
        assertThat(request.place().provider()).isEqualTo("zai");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        assertThat(request.speed().tokensPerSecond()).isEqualTo(20);
        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("s1", "s0"));
    }

    @Test
    void read_ofRowWhoseTotalIsTheSumOfAll_subtractsNothing() throws Exception {
        fill(INSERT + "('u1','s1',NULL,'glm-5','completed'," + TIMES + ",0,100,50,5,70,3,228)");

        assertThat(probe().read().only().tokens())
                .isEqualTo(new TokenCounts(100, 70, 3, 0, 55, 5, true, UsageSource.REPORTED, true));
    }

    @ParameterizedTest
    @CsvSource({"completed,OK", "error,FAILED", "cancelled,CANCELLED", "something_new,OK"})
    void read_ofStatus_tellsHowTheRequestEnded(String logged, Status status) throws Exception {
        fill(INSERT + "('u1','s1',NULL,'glm-5','" + logged + "'," + TIMES + ",0,100,50,0,0,0,150)");

        assertThat(probe().read().only().ending().status()).isEqualTo(status);
    }

    @Test
    void read_afterRetries_hasNoSpeed() throws Exception {
        fill(INSERT + "('u1','s1',NULL,'glm-5','completed'," + TIMES + ",2,100,50,0,0,0,150)");

        Request request = probe().read().only();

        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
        assertThat(request.latencyMillis()).isEqualTo(4000);
    }

    @Test
    void read_ofFailureWithoutTokens_isAFailedAttempt() throws Exception {
        fill(INSERT + "('u1','s1',NULL,'glm-5','error',1793610000000,NULL,NULL,NULL,0,0,0,0,0,0,0)");

        Request request = probe().read().only();

        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.hasUsage()).isFalse();
    }

    @Test
    void read_ofDamagedRows_keepsTheOthersAndSaysWhy() throws Exception {
        fill(
                INSERT + "('u1','s1',NULL,'glm-5','completed'," + TIMES + ",0,100,50,0,700,0,150)",
                INSERT + "('u2','s1',NULL,'glm-5','completed','a','b',NULL,NULL,0,100,50,0,0,0,150)",
                INSERT + "('u3',NULL,NULL,'glm-5','completed'," + TIMES + ",0,100,50,0,0,0,150)",
                INSERT + "('u4','s1',X'00',7,'completed',9,1793610004000,'x','y','z',100,50,0,0,0,'w')");

        SourceProbe probe = probe().read();

        assertThat(probe.requests()).containsOnlyKeys("s1:u1", "s1:u4");
        assertThat(probe.cursor(database.toRealPath()).findings())
                .containsExactly(
                        new Finding("usage u1", true, "the input is less than its cached part"),
                        new Finding("usage u2", false, "no readable time"),
                        new Finding("usage u3", false, "no session"));
    }

    @Test
    void read_ofOldestColumns_works() throws Exception {
        TestDatabase.create(
                        database,
                        "CREATE TABLE model_usage(id TEXT, session_id TEXT, model_id TEXT, started_at INT,"
                                + " input_tokens INT, output_tokens INT);"
                                + "INSERT INTO model_usage VALUES ('u1','s1','glm-5',1793610000000,100,50)")
                .close();

        assertThat(probe().read().only().tokens().total()).isEqualTo(150);
    }

    @Test
    void read_ofUnknownSchema_isAProblem() throws Exception {
        TestDatabase.create(database, "CREATE TABLE model_usage(id TEXT)").close();

        SourceProbe probe = probe().read();

        assertThat(probe.cursor(database.toRealPath()).problem())
                .isEqualTo("no table of usage in a form that this version knows");
    }

    @Test
    void roots_withVariable_areItsFolders() {
        Environment environment = new Environment(Map.of("ZCODE_HOME", "a"), folder, folder);

        assertThat(new ZcodeSource(environment).roots()).containsExactly(folder.resolve("a"));
    }

    private void fill(String... statements) throws Exception {
        try (TestDatabase created = TestDatabase.create(database, ZcodeHome.SCHEMA)) {
            for (String statement : statements) {
                created.update(statement);
            }
        }
    }

    private SourceProbe probe() {
        return new SourceProbe(new ZcodeSource(new Environment(Map.of(), folder, folder)));
    }
}
