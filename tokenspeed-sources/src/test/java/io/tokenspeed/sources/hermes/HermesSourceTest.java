package io.tokenspeed.sources.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HermesSourceTest {
    private static final double START = 1_790_812_800;

    @TempDir
    Path home;

    private Path file;
    private StateDatabase database;

    @BeforeEach
    void setUp() throws Exception {
        home = home.toRealPath();
        file = home.resolve(".hermes/state.db");
        database = new StateDatabase(file);
    }

    @Test
    void read_aSession_isOneRecordPerModelWithoutSpeed() throws Exception {
        database.begin("s1", null, "claude-opus-4-8", START, "");
        database.add("s1", START + 60, 100, 200, 10, 50, 20);
        database.addModel("s1", "claude-opus-4-8", "anthropic", "", START + 60, 100, 200, 10, 50, 20);
        database.update("UPDATE session_model_usage SET actual_cost_usd = 0.5, estimated_cost_usd = 0.4");

        Request request = read().only();

        assertThat(request.naturalKey()).isEqualTo("session:s1:claude-opus-4-8@anthropic");
        assertThat(request.place().mode()).isEqualTo("session-total");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.timing().instantMillis()).isEqualTo((long) ((START + 60) * 1000));
        assertThat(request.speed()).isEqualTo(Speed.UNKNOWN);
        assertThat(request.latencyMillis()).isNull();
        assertThat(request.loggedCostNano()).isEqualTo(500_000_000L);
    }

    @Test
    void read_aSessionFromBeforeTheSumsByModel_keepsItsOldPart() throws Exception {
        database.begin("s1", null, "claude-opus-4-8", START, "");
        database.add("s1", START + 60, 100, 200, 10, 50, 20);
        SourceProbe probe = read();
        database.add("s1", START + 90, 1, 2, 3, 4, 0);
        database.addModel("s1", "gpt-5.5", "", "", START + 90, 1, 2, 3, 4, 0);
        probe.read();

        assertThat(probe.request("session:s1").tokens().total()).isEqualTo(360);
        assertThat(probe.request("session:s1:gpt-5.5").tokens().total()).isEqualTo(10);
    }

    @Test
    void read_aSessionThatAnotherOneStarted_tellsItsParent() throws Exception {
        database.begin("s1", null, "m", START, "");
        database.begin("s2", "s1", "m", START, "");

        assertThat(read().sessions()).containsExactly(SessionDetail.logged("s2", "s1"));
    }

    @Test
    void read_impossibleSums_areDoubtedAndNotSilent() throws Exception {
        database.begin("s1", null, "m", START, "");
        database.update("UPDATE sessions SET input_tokens = -5, output_tokens = 'many', cache_read_tokens = 7");
        database.begin("s2", null, "m", START, "");
        database.add("s2", START, 1, 1, 1, 1, 0);
        database.update("UPDATE sessions SET started_at = 'never', last_activity_at = NULL WHERE id = 's2'");

        SourceProbe probe = read();

        assertThat(probe.only().tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.only().tokens().total()).isEqualTo(7);
        assertThat(probe.cursor(file).counts().badLines()).isEqualTo(1);
        assertThat(probe.cursor(file).counts().doubtful()).isEqualTo(1);
    }

    @Test
    void read_aSchemaThatIsNotKnown_isAProblem() throws Exception {
        new SqlFile(file, "CREATE TABLE chats(id TEXT)").update("INSERT INTO chats VALUES ('a')");

        assertThat(read().cursor(file).problem()).contains("no table of sessions");
    }

    @Test
    void discover_findsTheDatabaseOfEachProfileAndHome() throws Exception {
        for (String name : new String[] {"a/state.db", "a/profiles/office/state.db", "b/state.db"}) {
            Files.createDirectories(home.resolve(name).getParent());
            Files.writeString(home.resolve(name), "x");
        }
        Map<String, String> variables = Map.of("HERMES_HOME", "a, b");

        assertThat(new HermesSource(new Environment(variables, home, home))
                        .discover()
                        .files())
                .hasSize(3);
    }

    private SourceProbe read() throws Exception {
        return new SourceProbe(new HermesSource(new Environment(Map.of(), home, home))).read();
    }
}
