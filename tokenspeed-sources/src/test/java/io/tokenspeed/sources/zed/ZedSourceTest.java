package io.tokenspeed.sources.zed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZedSourceTest {
    private static final long T = 1_793_611_200_000L;
    private static final String CONTENT = ThreadsFile.content("claude-sonnet-5", 400, 60, 30, 5);

    @TempDir
    private Path home;

    private SourceProbe probe() {
        return new SourceProbe(new ZedSource(new Environment(Map.of(), home, home)));
    }

    @Test
    void read_ofAThread_isOneRecordOfItsSums() throws Exception {
        ThreadsFile.in(home).create().compressed("t1", T + 123, CONTENT);

        Request request = probe().read().only();

        assertThat(request.naturalKey()).isEqualTo("session:t1");
        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(400, 30, 5, 0, 60, 0, false, UsageSource.REPORTED, true));
        assertThat(request.place().mode()).isEqualTo("session-total");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.place().project()).isEqualTo("/home/ann/b");
        assertThat(request.timing().instantMillis()).isEqualTo(T + 123);
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_withoutSums_addsUpTheTurns() throws Exception {
        String content = CONTENT.replace("\"cumulative_token_usage\"", "\"other\"")
                .replace("\"u1\":{\"input_tokens\":1,", "\"u0\":{\"output_tokens\":4},\"u1\":{");
        ThreadsFile.in(home).create().plain("t1", T, content);

        assertThat(probe().read().only().tokens().output()).isEqualTo(5);
    }

    @Test
    void read_afterTheModelWasChanged_countsTheThreadOnce() throws Exception {
        ThreadsFile file = ThreadsFile.in(home).create().plain("t1", T, CONTENT);
        SourceProbe probe = probe().read();
        file.plain("t1", T + 90_000, ThreadsFile.content("gpt-5.5", 500, 70, 40, 6));

        assertThat(probe.read().only().place().model()).isEqualTo("gpt-5.5");
        assertThat(probe.only().tokens().input()).isEqualTo(500);
    }

    @Test
    void read_again_readsOnlyWhatChanged() throws Exception {
        ThreadsFile file = ThreadsFile.in(home).create().plain("t1", T, CONTENT).plain("t2", T + 500_000, CONTENT);
        SourceProbe probe = probe().read();
        probe.clear();
        file.plain("t3", T + 600_000, CONTENT);

        assertThat(probe.read().requests()).containsOnlyKeys("session:t2", "session:t3");
    }

    @Test
    void read_ofASubAgent_hasItsParent() throws Exception {
        ThreadsFile.in(home).create().plain("t1", T, CONTENT).run("UPDATE threads SET parent_id = 't0'");

        assertThat(probe().read().sessions()).containsExactly(SessionDetail.logged("t1", "t0"));
    }

    @Test
    void read_ofAThreadOfAnotherPerson_countsNothing() throws Exception {
        ThreadsFile.in(home).create().plain("t1", T, CONTENT.replaceFirst("\\{", "{\"imported\":true,"));

        assertThat(probe().read().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"x_ai,xai", "open_router,openrouter", "Anthropic,anthropic", "ollama,ollama", "zed.dev,anthropic"})
    void read_namesTheProviderAsPricesDo(String logged, String named) throws Exception {
        ThreadsFile.in(home).create().plain("t1", T, CONTENT.replace("zed.dev", logged));

        assertThat(probe().read().only().place().provider()).isEqualTo(named);
    }

    @Test
    void read_ofDamagedThreads_keepsTheOthersAndSaysSo() throws Exception {
        ThreadsFile file = ThreadsFile.in(home)
                .create()
                .plain("t1", T, CONTENT.substring(0, 100))
                .put("t2", T, "zstd", new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                .put("t3", T, "brotli", new byte[] {1})
                .plain("t4", T, "[]")
                .plain("t5", T, CONTENT.replace(":400,", ":-400,"))
                .plain("t6", T, CONTENT)
                .run("UPDATE threads SET updated_at = 'yesterday' WHERE id = 't6'");

        SourceProbe probe = probe().read();

        assertThat(probe.only().tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.cursor(file.path()).findings())
                .containsExactly(
                        new Finding("thread 1", false, "not JSON"),
                        new Finding("thread 2", false, "not compressed with zstd"),
                        new Finding("thread 3", false, "its data_type is not known"),
                        new Finding("thread 4", false, "cannot be understood (MalformedJsonException)"),
                        new Finding("thread 5", true, "input_tokens is negative"),
                        new Finding("thread 6", false, "no readable time"));
    }

    @Test
    void read_ofAnotherDatabase_isAProblem() throws Exception {
        Path path = ThreadsFile.in(home).path();
        Files.createDirectories(path.resolveSibling(""));
        TestDatabase.create(path, "CREATE TABLE threads(id TEXT)").close();

        assertThat(probe().read().cursor(path).problem()).isEqualTo("its table of threads is not known");
    }

    @Test
    void roots_areThoseOfEachSystem() {
        Map<String, String> variables = Map.of("XDG_DATA_HOME", "data", "LOCALAPPDATA", "local");

        assertThat(new ZedSource(new Environment(variables, home, home)).roots())
                .containsExactly(
                        home.resolve("data/zed/threads"),
                        home.resolve(".var/app/dev.zed.Zed/data/zed/threads"),
                        home.resolve("Library/Application Support/Zed/threads"),
                        home.resolve("local/Zed/threads"));
    }
}
