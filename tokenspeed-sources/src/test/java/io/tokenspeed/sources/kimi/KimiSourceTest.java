package io.tokenspeed.sources.kimi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.records.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KimiSourceTest {
    private static final String STATUS = "{'timestamp':1793611200.25,'message':{'type':'StatusUpdate','payload':"
            + "{'message_id':'m1','token_usage':{'input_other':10,'input_cache_read':200,"
            + "'input_cache_creation':30,'output':40}}}}";

    @TempDir
    private Path home;

    @Test
    void read_statusOfKimiCli_hasItsTokensAndTheConfiguredModelAndProject() throws IOException {
        write(".kimi/kimi.json", "{'work_dirs':[{'path':'/home/ann/shop','kaos':'local'}]}");
        write(".kimi/config.toml", "# mine\ndefault_model = 'kimi-k2.6'\n");
        cli(STATUS);

        Request request = probe().only();

        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(10, 200, 30, 0, 40, 0, false, UsageSource.REPORTED, true));
        assertThat(request.place().model()).isEqualTo("kimi-k2.6");
        assertThat(request.place().provider()).isEqualTo("moonshot");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.timing().completedAtMillis()).isEqualTo(1_793_611_200_250L);
        assertThat(request.timing().speedBasis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_withoutConfiguration_takesTheUsualModel() throws IOException {
        cli(STATUS);

        assertThat(probe().only().place().model()).isEqualTo("kimi-for-coding");
        assertThat(probe().only().place().project()).isNull();
    }

    @Test
    void read_subAgentsOfBothTools_areAgentsOfTheirSession() throws IOException {
        new JsonLines().line(STATUS).write(home.resolve(".kimi/sessions/x/s1/subagents/helper/wire.jsonl"));
        write(".kimi-code/workspaces.json", "{'version':1,'workspaces':{'wd_shop':{'root':'/home/ann/shop'}}}");
        code("helper", record("turn", "kimi-k3"));

        assertThat(probe().requests().values())
                .extracting(request -> request.place().sessionId() + " "
                        + request.place().agentRun() + " " + request.place().project())
                .containsExactlyInAnyOrder("s1 helper null", "c1 helper /home/ann/shop");
    }

    @Test
    void read_aliasOfAModel_isTheModelThatWasCalled() throws IOException {
        code("main", "{'type':'llm.request','model':'kimi-code/kimi-k3'}\n" + record("turn", "__kimi_env_model__"));

        assertThat(probe().only().place().model()).isEqualTo("kimi-k3");
        assertThat(probe().only().place().agentRun()).isNull();
    }

    @Test
    void read_sumsOfASession_areNoRequests() throws IOException {
        code("main", record("session", "kimi-k3"));

        assertThat(probe().requests()).isEmpty();
    }

    @Test
    void read_damage_isCountedWithItsReason() throws IOException {
        Path log = cli("{'timestamp':'soon','message':{'type':'StatusUpdate','payload':{'token_usage':{}}}}\n"
                + "{'timestamp':1793611200,'message':{'type':'StatusUpdate','payload':{'token_usage':7}}}\n"
                + "{'timestamp':17936\n"
                + STATUS.replace("'output':40", "'output':-1"));

        SourceProbe probe = probe();

        assertThat(probe.cursor(log).findings())
                .containsExactly(
                        new Finding("line 1", false, "no readable time"),
                        new Finding("line 2", false, "token_usage is no object"),
                        new Finding("line 3", false, "not JSON"),
                        new Finding("line 4", true, "output is negative"));
        assertThat(probe.only().tokens().input()).isEqualTo(10);
    }

    @Test
    void roots_variables_nameOtherFolders() {
        Map<String, String> named = Map.of("KIMI_SHARE_DIR", "/a", "KIMI_CODE_HOME", "/b");

        assertThat(new KimiSource(new Environment(named, home, home)).roots())
                .containsExactly(Path.of("/a/sessions"), Path.of("/b/sessions"));
        assertThat(new KimiSource(new Environment(Map.of("KIMI_DATA_DIR", "/c,/d/sessions"), home, home)).roots())
                .containsExactly(Path.of("/c/sessions"), Path.of("/d/sessions"));
    }

    private static String record(String scope, String model) {
        return "{'type':'usage.record','usageScope':'" + scope + "','model':'" + model + "','time':1793611200500,"
                + "'usage':{'inputOther':1,'inputCacheRead':2,'inputCacheCreation':3,'output':4}}";
    }

    private SourceProbe probe() throws IOException {
        return new SourceProbe(new KimiSource(new Environment(Map.of(), home, home))).read();
    }

    private Path cli(String lines) throws IOException {
        return new JsonLines().line(lines).write(home.resolve(".kimi/sessions/" + KimiHome.SHOP + "/s1/wire.jsonl"));
    }

    private void code(String agent, String lines) throws IOException {
        new JsonLines()
                .line(lines)
                .write(home.resolve(".kimi-code/sessions/wd_shop/c1/agents/" + agent + "/wire.jsonl"));
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace('\'', '"'));
    }
}
