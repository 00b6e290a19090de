package io.tokenspeed.sources.goose;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GooseSourceTest {
    private static final long START = 1_790_812_800_000L;

    @TempDir
    Path home;

    private Path file;
    private GooseDatabase database;

    @BeforeEach
    void setUp() throws Exception {
        home = home.toRealPath();
        file = home.resolve(".local/share/goose/sessions/sessions.db");
        database = GooseDatabase.of(file, true);
    }

    @Test
    void read_aSession_isOneRecordWithoutSpeed() throws Exception {
        database.begin("20261001_1", "", START, "claude-opus-4-8");
        database.sums("20261001_1", START + 60_000, 100, 200, 10, 50);
        database.file().update("UPDATE sessions SET accumulated_cost = 0.25");

        Request request = read().only();

        assertThat(request.naturalKey()).isEqualTo("session:20261001_1@" + START);
        assertThat(request.tokens().input()).isEqualTo(100);
        assertThat(request.tokens().reasoningKnown()).isFalse();
        assertThat(request.place().mode()).isEqualTo("session-total");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.place().provider()).isEqualTo("openrouter");
        assertThat(request.timing().instantMillis()).isEqualTo(START + 60_000);
        assertThat(request.speed()).isEqualTo(Speed.UNKNOWN);
        assertThat(request.loggedCostNano()).isEqualTo(250_000_000L);
    }

    @Test
    void read_aSessionWhoseModelChanged_staysOneRecord() throws Exception {
        database.begin("1", "", START, "claude-opus-4-8");
        database.sums("1", START + 1000, 100, 0, 0, 50);
        SourceProbe probe = read();
        database.sums("1", START + 5000, 150, 0, 0, 60);
        database.file().update("UPDATE sessions SET model_config_json = '{\"model_name\":\"gpt-5.5\"}'");

        assertThat(probe.read().only().tokens().total()).isEqualTo(210);
        assertThat(probe.only().place().model()).isEqualTo("gpt-5.5");
    }

    @Test
    void read_sessionsWithOneIdInTwoDatabases_areTwo() throws Exception {
        database.begin("1", "", START, "m");
        database.sums("1", START, 1, 0, 0, 1);
        GooseDatabase other = GooseDatabase.of(home.resolve(".local/share/Block/goose/sessions/sessions.db"), false);
        other.begin("1", "", START + 5000, "m");
        other.sums("1", START + 5000, 1, 0, 0, 1);

        assertThat(read().requests()).hasSize(2);
    }

    @Test
    void read_aSessionThatStatesItsLastRequestOnly_isDoubted() throws Exception {
        database.begin("1", "", START, "{damaged");
        database.file().update("UPDATE sessions SET input_tokens = 7, output_tokens = 3");

        SourceProbe probe = read();

        assertThat(probe.only().tokens().total()).isEqualTo(10);
        assertThat(probe.cursor(file).findings().get(0).reason()).isEqualTo("only the last request is stated");
    }

    @Test
    void read_impossibleSums_areDoubtedAndNotSilent() throws Exception {
        database.begin("1", "", START, null);
        database.file().update("UPDATE sessions SET accumulated_input_tokens = 'x', accumulated_output_tokens = 3");
        database.begin("2", "", START, "m");
        database.sums("2", START, 1, 0, 0, 1);
        database.file().update("UPDATE sessions SET created_at = 'once', updated_at = NULL WHERE id = '2'");

        SourceProbe probe = read();

        assertThat(probe.only().tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.only().place().model()).isEqualTo("unknown");
        assertThat(probe.cursor(file).counts().badLines()).isEqualTo(1);
    }

    @Test
    void read_aSchemaThatIsNotKnown_isAProblem() throws Exception {
        new SqlFile(file, "CREATE TABLE IF NOT EXISTS sessions(name TEXT)").update("INSERT INTO sessions VALUES ('a')");

        assertThat(read().cursor(file).problem()).contains("no table of sessions");
    }

    @Test
    void roots_withAPathRoot_areBelowIt() {
        Environment environment = new Environment(Map.of("GOOSE_PATH_ROOT", "/srv/goose"), home, home);

        assertThat(new GooseSource(environment).roots()).containsExactly(Path.of("/srv/goose/data/sessions"));
    }

    private SourceProbe read() throws Exception {
        return new SourceProbe(new GooseSource(new Environment(Map.of(), home, home))).read();
    }
}
