package io.tokenspeed.sources.crush;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrushSourceTest {
    private static final long SECONDS = 1_790_812_800;
    private static final String SESSION = "INSERT INTO sessions VALUES (?, ?, 'title', 3, 100, 20, ?, ?, ?)";

    @TempDir
    Path home;

    private CrushProjects projects;

    @BeforeEach
    void setUp() throws Exception {
        home = home.toRealPath();
        projects = new CrushProjects(home);
        projects.register("shop1");
    }

    @Test
    void read_aSession_isItsCostWithoutTokens() throws Exception {
        SqlFile database = projects.database("shop1");
        database.update(SESSION, "s1", null, 0.5, SECONDS + 60, SECONDS);
        database.update("INSERT INTO messages VALUES ('m1', 's1', 'assistant', '', 'gpt-5.5', 'openai')");
        database.update("INSERT INTO messages VALUES ('m2', 's1', 'assistant', '', 'claude-opus-4-8', 'anthropic')");
        database.update("INSERT INTO messages VALUES ('m3', 's1', 'user', '', NULL, NULL)");

        Request request = read().only();

        assertThat(request.naturalKey()).isEqualTo("session:s1");
        assertThat(request.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(request.loggedCostNano()).isEqualTo(500_000_000L);
        assertThat(request.place().model()).isEqualTo("claude-opus-4-8");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.place().project()).isEqualTo(home.resolve("shop1").toString());
        assertThat(request.timing().instantMillis()).isEqualTo((SECONDS + 60) * 1000);
        assertThat(request.speed()).isEqualTo(Speed.UNKNOWN);
    }

    @Test
    void read_aSubAgent_isInTheCostOfItsParent() throws Exception {
        SqlFile database = projects.database("shop1");
        database.update(SESSION, "s1", null, 0.5, SECONDS, SECONDS);
        database.update(SESSION, "s2", "s1", 0.2, SECONDS, SECONDS);

        SourceProbe probe = read();

        assertThat(probe.requests()).containsOnlyKeys("session:s1");
        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("s2", "s1"));
    }

    @Test
    void read_impossibleCostsAndTimes_areCounted() throws Exception {
        SqlFile database = projects.database("shop1");
        database.update(SESSION, "s1", null, -1, SECONDS, SECONDS);
        database.update(SESSION, "s2", null, 1, 0, 0);
        database.update(SESSION, "s3", null, "much", SECONDS, SECONDS);

        SourceProbe probe = read();

        assertThat(probe.requests()).isEmpty();
        assertThat(probe.cursor(database.path()).counts().badLines()).isEqualTo(3);
    }

    @Test
    void read_aCopyOfTheProject_countsOnce() throws Exception {
        projects.register("shop1", "shop2");
        projects.database("shop1").update(SESSION, "s1", null, 0.5, SECONDS, SECONDS);
        Files.createDirectories(home.resolve("shop2/.crush"));
        Files.copy(projects.database("shop1").path(), projects.database("shop2").path());

        assertThat(read().requests()).hasSize(1);
    }

    @Test
    void read_aSchemaThatIsNotKnown_isAProblem() throws Exception {
        SqlFile other = new SqlFile(projects.database("shop1").path(), "CREATE TABLE IF NOT EXISTS sessions(id TEXT)");
        other.update("INSERT INTO sessions VALUES ('a')");

        assertThat(read().cursor(other.path()).problem()).contains("no table of sessions");
    }

    @Test
    void discover_damagedRegistries_areProblems() throws Exception {
        Path registry = home.resolve(".local/share/crush/projects.json");

        Files.writeString(registry, "{cut");
        assertThat(source().discover().problems()).containsExactly("Cannot use " + registry + ": it is not JSON.");

        Files.writeString(registry, "{\"projects\":[{\"path\":7},{\"path\":\"relative\"}]}");
        assertThat(source().discover().problems()).hasSize(2);

        Files.writeString(registry, "[]");
        assertThat(source().discover().problems())
                .containsExactly("Cannot use " + registry + ": it has no list of projects.");
    }

    private CrushSource source() {
        return new CrushSource(new Environment(Map.of(), home, home));
    }

    private SourceProbe read() throws Exception {
        return new SourceProbe(source()).read();
    }
}
