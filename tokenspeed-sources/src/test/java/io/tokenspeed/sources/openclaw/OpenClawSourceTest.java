package io.tokenspeed.sources.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenClawSourceTest {
    private static final long ASKED = 1_790_812_801_000L;
    private static final String USAGE = "{'input':100,'output':50,'cacheRead':200,'cacheWrite':10,'reasoningTokens':20,"
            + "'totalTokens':360,'cost':{'total':0.05}}";

    @TempDir
    Path home;

    private Path agent;

    @BeforeEach
    void setUp() throws IOException {
        home = home.toRealPath();
        agent = home.resolve(".openclaw/agents/main");
    }

    @Test
    void read_anAnswerInTheDatabase_isARequest() throws Exception {
        AgentDatabaseFile database = new AgentDatabaseFile(agent);
        database.event("s1", 0, Events.head("s1"), ASKED);
        database.event("s1", 1, answer("0a0b0c0d", "'stopReason':'stop'"), ASKED);

        Request request = read().only();

        assertThat(request.naturalKey()).isEqualTo("0a0b0c0d:" + ASKED);
        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(100, 200, 10, 0, 50, 20, true, UsageSource.REPORTED, true));
        assertThat(request.loggedCostNano()).isEqualTo(50_000_000L);
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.timing().speedBasis()).isEqualTo(SpeedBasis.E2E_APPROX);
        assertThat(request.speed().millis()).isEqualTo(4000);
    }

    @Test
    void read_anAnswerWithoutAModel_hasTheModelOfItsSession() throws Exception {
        AgentDatabaseFile database = new AgentDatabaseFile(agent);
        database.session("s1", "openai-codex", "gpt-5.5");
        database.event("s1", 1, Events.answer("a", "", USAGE, ASKED, ASKED, ""), ASKED);
        database.session("s2", null, null);
        database.event("s2", 1, Events.answer("b", "", USAGE, ASKED, ASKED, ""), ASKED);

        SourceProbe probe = read();

        assertThat(probe.request("a:" + ASKED).place().model()).isEqualTo("gpt-5.5");
        assertThat(probe.request("a:" + ASKED).place().provider()).isEqualTo("openai");
        assertThat(probe.request("b:" + ASKED).place().model()).isEqualTo("unknown");
    }

    @Test
    void read_damagedEvents_areCountedAndTheOthersRead() throws Exception {
        AgentDatabaseFile database = new AgentDatabaseFile(agent);
        database.event("s1", 1, "{\"role\":\"assistant\", cut", ASKED);
        database.event("s1", 2, answer("a", "'unknownMember':{'x':[1]}"), ASKED);
        database.event(
                "s1", 3, Events.answer("b", "", "{'input':-1,'output':'many','cacheRead':7}", ASKED, ASKED, ""), ASKED);
        database.event("s1", 4, "[\"assistant\"]", ASKED);

        SourceProbe probe = read();

        assertThat(probe.requests()).containsOnlyKeys("a:" + ASKED, "b:" + ASKED);
        assertThat(probe.request("b:" + ASKED).tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.cursor(agent.resolve("agent/openclaw-agent.sqlite")).counts())
                .isEqualTo(new FileCounts(4, 2, 1, 1));
    }

    @Test
    void read_damagedLines_areCountedAndTheOthersRead() throws Exception {
        Path file = lines(
                "{\"role\":\"assistant\", cut", answer("a", "'more':1"), "nothing of the kind", "{\"type\":\"later\"}");

        SourceProbe probe = read();

        assertThat(probe.requests()).containsOnlyKeys("a:" + ASKED);
        assertThat(probe.cursor(file).counts().badLines()).isEqualTo(2);
    }

    @Test
    void read_aSchemaThatIsNotKnown_isAProblem() throws Exception {
        Path file = Files.createDirectories(agent.resolve("agent")).resolve("openclaw-agent.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE transcripts(id TEXT)");
        }

        assertThat(read().cursor(file).problem()).contains("no table of transcripts");
    }

    @ParameterizedTest
    @CsvSource({
        "429 {\"type\":\"rate_limit_error\"},RATE_LIMITED",
        "Overloaded,SERVER",
        "400 prompt is too long: 2094290 tokens,CLIENT",
        "Request timed out.,TIMEOUT",
        "fetch failed,OTHER"
    })
    void read_aFailedAnswer_isAFailureOfItsKind(String message, ErrorKind kind) throws Exception {
        lines(Events.answer(
                        "a",
                        Events.route("anthropic", "claude-opus-4-8"),
                        Events.usage(0, 0, 0, 0, 0),
                        ASKED,
                        ASKED,
                        ",'stopReason':'error','errorMessage':'MESSAGE'")
                .replace("MESSAGE", message.replace("\"", "\\\"")));

        Request request = read().only();

        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.ending().errorKind()).isEqualTo(kind);
        assertThat(request.tokens()).isEqualTo(TokenCounts.NONE);
    }

    @Test
    void read_eventsWithoutIdOrTime_countOnceInBothStores() throws Exception {
        String event =
                Events.json("{'type':'message','message':{'role':'assistant','model':'m','usage':" + USAGE + "}}");
        new AgentDatabaseFile(agent).event("s1", 1, event, ASKED);
        lines(Events.head("s1"), event);

        assertThat(read().only().tokens().output()).isEqualTo(50);
    }

    @Test
    void roots_withoutVariables_areTheFolderOfEachNameAndProfile() throws Exception {
        Files.createDirectories(home.resolve(".openclaw"));
        Files.createDirectories(home.resolve(".openclaw-dev"));

        assertThat(source(Map.of()).roots())
                .extracting(Path::toString)
                .containsExactly(
                        home + "/.openclaw",
                        home + "/.clawdbot",
                        home + "/.moltbot",
                        home + "/.moldbot",
                        home + "/.openclaw-dev");
    }

    @Test
    void roots_withAVariable_areItsFolders() {
        assertThat(source(Map.of("OPENCLAW_DIR", "a, b")).roots())
                .containsExactly(home.resolve("a"), home.resolve("b"));
        assertThat(source(Map.of("OPENCLAW_STATE_DIR", "~/state")).roots()).containsExactly(home.resolve("state"));
        assertThat(source(Map.of("OPENCLAW_HOME", "/srv/bot")).roots()).contains(Path.of("/srv/bot/.openclaw"));
    }

    private static String answer(String id, String members) {
        return Events.answer(
                id, Events.route("anthropic", "claude-opus-4-8"), USAGE, ASKED, ASKED + 4000, "," + members);
    }

    private Path lines(String... lines) throws IOException {
        Path file = Files.createDirectories(agent.resolve("sessions")).resolve("s1.jsonl");
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private SourceProbe read() throws IOException {
        return new SourceProbe(source(Map.of())).read();
    }

    private OpenClawSource source(Map<String, String> variables) {
        return new OpenClawSource(new Environment(variables, home, home), () -> new Discovery(List.of(), List.of()));
    }
}
