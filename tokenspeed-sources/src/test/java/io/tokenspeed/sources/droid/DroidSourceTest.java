package io.tokenspeed.sources.droid;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DroidSourceTest {
    private static final String USAGE = "'tokenUsage':{'inputTokens':100,'outputTokens':30,'cacheReadTokens':200,"
            + "'cacheCreationTokens':10,'thinkingTokens':20}";

    @TempDir
    Path home;

    @BeforeEach
    void setUp() throws IOException {
        home = home.toRealPath();
    }

    @Test
    void read_aSession_isOneRecordWithoutSpeed() throws Exception {
        write("s1.settings.json", "{'model':'claude-opus-4-8','providerLock':'Anthropic'," + USAGE + "}");
        write("s1.jsonl", """
                {'type':'session_start','id':'s1','cwd':'/home/ann/shop','callingSessionId':'s0'}
                {'type':'message','timestamp':'2026-10-01T10:00:00.000Z'}
                """);

        SourceProbe probe = read();
        Request request = probe.only();

        assertThat(request.naturalKey()).isEqualTo("session:s1");
        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(100, 200, 10, 0, 50, 20, true, UsageSource.REPORTED, true));
        assertThat(request.place().mode()).isEqualTo("session-total");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.timing().instantMillis()).isEqualTo(1_790_848_800_000L);
        assertThat(request.speed()).isEqualTo(Speed.UNKNOWN);
        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("s1", "s0"));
    }

    @Test
    void read_aSessionWithoutATranscript_hasTheTimeOfItsFileButNotBeforeItsProvider() throws Exception {
        Path file = write("s1.settings.json", "{'providerLockTimestamp':'2026-10-01T10:00:00.000Z'," + USAGE + "}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_790_848_900_000L));

        assertThat(read().only().timing().instantMillis()).isEqualTo(1_790_848_900_000L);

        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        assertThat(read().only().timing().instantMillis()).isEqualTo(1_790_848_800_000L);
    }

    @Test
    void read_sumsOfStartedSessions_countWhereNoOtherSumIs() throws Exception {
        write("s1.settings.json", "{'inclusiveTokenUsage':{'inputTokens':5,'outputTokens':5}}");
        write(
                "s2.settings.json",
                "{'inclusiveTokenUsage':{'inputTokens':5,'outputTokens':5},"
                        + "'childInclusiveTokenUsageBySessionId':{'s1':{'inputTokens':5}}}");

        assertThat(read().requests()).containsOnlyKeys("session:s1");
    }

    @Test
    void read_damagedFiles_areCountedAndTheOthersRead() throws Exception {
        Path cut = write("cut.settings.json", "{'model':");
        Path list = write("list.settings.json", "[1]");
        Path odd = write("odd.settings.json", "{'model':7,'more':{},'tokenUsage':{'inputTokens':-1,'outputTokens':9}}");
        write("odd.jsonl", "no json\n");
        write("none.settings.json", "{'model':'m','tokenUsage':null}");

        SourceProbe probe = read();

        assertThat(probe.requests()).containsOnlyKeys("session:odd");
        assertThat(probe.only().place().model()).isEqualTo("unknown");
        assertThat(probe.cursor(cut).counts().badLines()).isEqualTo(1);
        assertThat(probe.cursor(list).counts().badLines()).isEqualTo(1);
        assertThat(probe.cursor(odd).counts().doubtful()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "custom:Claude-Opus-4.5-Thinking-[Anthropic]-0,claude-opus-4-5-thinking",
        "custom:GLM-4.6-[Z.AI]-12,glm-4.6",
        "custom:Kimi K3 (free)-1,kimi-k3",
        "gpt-5.1-codex,gpt-5.1-codex"
    })
    void plain_aModelOfTheUser_isComparable(String logged, String plain) {
        assertThat(DroidModel.plain(logged)).isEqualTo(plain);
    }

    @Test
    void roots_areThoseOfTheVariables() {
        assertThat(source(Map.of()).roots()).containsExactly(home.resolve(".factory/sessions"));
        assertThat(source(Map.of("FACTORY_DIR", "f")).roots()).containsExactly(home.resolve("f/sessions"));
        assertThat(source(Map.of("DROID_SESSIONS_DIR", "a,b", "FACTORY_DIR", "f"))
                        .roots())
                .containsExactly(home.resolve("a"), home.resolve("b"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve(".factory/sessions/-home-ann-shop").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, DroidHome.json(text));
    }

    private DroidSource source(Map<String, String> variables) {
        return new DroidSource(new Environment(variables, home, home));
    }

    private SourceProbe read() throws IOException {
        return new SourceProbe(source(Map.of())).read();
    }
}
