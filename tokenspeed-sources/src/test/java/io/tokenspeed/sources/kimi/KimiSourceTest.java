package io.tokenspeed.sources.kimi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.records.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KimiSourceTest {
    private static final long END = 1_790_841_609_500L;
    private static final String STEP = "{'timestamp':1790841605.5,'message':{'type':'StepBegin','payload':{'n':1}}}";
    private static final String STATUS = "{'timestamp':1790841609.5,'message':{'type':'StatusUpdate','payload':{"
            + "'token_usage':{'input_other':100,'input_cache_read':900,'input_cache_creation':10,'output':50},"
            + "'message_id':'chatcmpl-1'}}}";
    private static final String SENT =
            "{'type':'llm.request','kind':'loop','model':'%s','modelAlias':'kimi-code/plan'," + "'time':1790841605500}";
    private static final String USAGE = "{'inputOther':100,'inputCacheRead':900,'inputCacheCreation':10,'output':50}";
    private static final String RECORD = "{'type':'usage.record','model':'kimi-code/plan','usage':" + USAGE
            + ",'usageScope':'%s','time':1790841609500}";
    private static final String STEP_END = "{'type':'context.append_loop_event','time':1790841609600,'event':{"
            + "'type':'step.end','usage':" + USAGE + ",'llmFirstTokenLatencyMs':900,'llmStreamDurationMs':3000}}";
    private static final TokenCounts COUNTS =
            new TokenCounts(100, 900, 10, 0, 50, 0, false, UsageSource.REPORTED, true);

    @TempDir
    Path home;

    @Test
    void roots_byVariables_areTheirSessions() {
        assertThat(source(Map.of("KIMI_SHARE_DIR", "k", "KIMI_CODE_HOME", "c")).roots())
                .startsWith(home.resolve("k/sessions"), home.resolve("c/sessions"));
        assertThat(source(Map.of("KIMI_DATA_DIR", "a,b/sessions")).roots())
                .containsExactly(home.resolve("a/sessions"), home.resolve("b/sessions"));
        assertThat(source(Map.of()).roots())
                .contains(home.resolve("Library/Application Support/kimi-desktop/daimon-share/daimon/runtime/kimi-code"
                        + "/home/sessions"));
    }

    @Test
    void read_cli_hasModelOfTheConfigAndProjectOfTheRegistry() throws IOException {
        write(".kimi/config.toml", "default_model='x'\n[models.x]\nmodel='kimi-k2.6'\n");
        write(".kimi/kimi.json", "{\"work_dirs\":[{\"path\":\"/home/ann/shop\"}]}");
        Request request = cli("77fc7d8d02eae5ba43bc6c2ba7d52a1e", STEP, STATUS).only();

        assertThat(request.naturalKey()).isEqualTo("chatcmpl-1");
        assertThat(request.tokens()).isEqualTo(COUNTS);
        assertThat(request.place().model()).isEqualTo("kimi-k2.6");
        assertThat(request.place().provider()).isEqualTo("moonshot");
        assertThat(request.place().sessionId()).isEqualTo("s-1");
        assertThat(request.timing()).isEqualTo(new RequestTiming(END - 4000, null, END, SpeedBasis.E2E_APPROX, 4000L));
    }

    @Test
    void read_cliProject_isFoundByDigestOrSession() throws IOException {
        write(".kimi/kimi.json", "{\"work_dirs\":[{\"path\":\"/home/ann/shop\"}]}");
        assertThat(cli(md5("/home/ann/shop"), STATUS).only().place().project()).isEqualTo("/home/ann/shop");

        write(".kimi/kimi.json", "{\"session_to_workdir\":{\"s-1\":\"/home/ann/tent\"}}");
        assertThat(cli(md5("/home/ann/shop"), STATUS).only().place().project()).isEqualTo("/home/ann/tent");
    }

    @Test
    void read_cliStatusAgain_countsTheLargest() throws IOException {
        String later = STATUS.replace("'output':50", "'output':80").replace("609.5", "610.5");
        Request request = cli("h", STEP, STATUS, later).only();

        assertThat(request.tokens().output()).isEqualTo(80);
        assertThat(request.timing().windowMillis()).isEqualTo(5000L);
    }

    @Test
    void read_cliWithoutIds_isKnownByTimeAndCounters() throws IOException {
        String nameless = STATUS.replace(",'message_id':'chatcmpl-1'", "");
        SourceProbe probe = cli("h", STEP, nameless, nameless, nameless.replace("609.5", "619.5"));

        assertThat(probe.requests()).hasSize(2);
        assertThat(probe.request("main:" + (END + 10_000) + ":100:900:10:50")
                        .timing()
                        .speedBasis())
                .isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_cliSubAgent_countsOnceInBothLogs() throws IOException {
        new JsonLines().line(STEP).line(STATUS).write(home.resolve(".kimi/sessions/h/s-1/subagents/helper/wire.jsonl"));
        String event = "{'timestamp':1790841611,'message':{'type':'SubagentEvent','payload':{'agent_id':'helper',"
                + "'event':{'type':'StatusUpdate','payload':{'token_usage':{'input_other':100,'output':50}%s}}}}}";
        SourceProbe probe = cli("h", event.formatted(",'message_id':'chatcmpl-1'"), event.formatted(""));

        assertThat(probe.only().place().agentRun()).isEqualTo("helper");
        assertThat(probe.only().tokens()).isEqualTo(COUNTS);
        assertThat(probe.only().timing().windowMillis()).isEqualTo(4000L);
        assertThat(probe.cursor(home.resolve(".kimi/sessions/h/s-1/wire.jsonl")).findings())
                .extracting(finding -> finding.reason())
                .containsExactly("usage of a sub-agent without the id of its answer");
    }

    @Test
    void read_code_hasTheModelThatWasAskedFor() throws IOException {
        write(".kimi-code/sessions/wd_1/s-2/state.json", "{\"cwd\":\"/home/ann/shop\"}");
        Request request = code("s-2", SENT.formatted("kimi-k2.6"), RECORD.formatted("turn"))
                .only();

        assertThat(request.tokens()).isEqualTo(COUNTS);
        assertThat(request.place().model()).isEqualTo("kimi-k2.6");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.place().mode()).isNull();
        assertThat(request.timing()).isEqualTo(new RequestTiming(END - 4000, null, END, SpeedBasis.E2E_APPROX, 4000L));
    }

    @Test
    void read_codeWithoutSentRequest_resolvesTheAlias() throws IOException {
        write(".kimi-code/config.toml", "[models.\"kimi-code/plan\"]\nmodel = \"kimi-for-coding\"");
        assertThat(code("s-2", RECORD.formatted("session")).only().place().model())
                .isEqualTo("kimi-for-coding");
        assertThat(code("s-2", RECORD.formatted("session")).only().place().mode())
                .isEqualTo("session");
    }

    @Test
    void read_codeStepEnd_givesTheMeasuredTimes() throws IOException {
        assertThat(code("s-2", SENT.formatted("kimi-k2.6"), RECORD.formatted("turn"), STEP_END)
                        .only()
                        .timing())
                .isEqualTo(new RequestTiming(END - 4000, END - 3000, END, SpeedBasis.EXACT_DECODE, 3000L));
        assertThat(code("s-2", SENT.formatted("gpt-5.5"), RECORD.formatted("turn"), STEP_END)
                        .only()
                        .timing())
                .isEqualTo(new RequestTiming(END - 4000, END - 3000, END, SpeedBasis.EXACT_E2E, 3900L));
        assertThat(code("s-2", RECORD.formatted("turn"), STEP_END.replace("'output':50", "'output':51"))
                        .only()
                        .timing()
                        .speedBasis())
                .isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_codeFork_countsOnceForTheOriginal() throws IOException {
        code("s-2", RECORD.formatted("turn"));
        write(".kimi-code/sessions/wd_1/a-fork/state.json", "{\"forkedFrom\":\"s-2\",\"createdAt\":1790841700000}");

        assertThat(code("a-fork", RECORD.formatted("turn"), "{'type':'forked','time':1790841700000}")
                        .only()
                        .place()
                        .sessionId())
                .isEqualTo("s-2");
    }

    @Test
    void read_codeChild_namesItsParent() throws IOException {
        write(
                ".kimi-code/sessions/wd_1/s-3/state.json",
                "{\"custom\":{\"child_session_kind\":\"child\",\"parent_session_id\":\"s-2\"}}");

        assertThat(code("s-3", "{'type':'metadata'}").sessions()).containsExactly(SessionDetail.logged("s-3", "s-2"));
    }

    @Test
    void read_damagedLines_areCountedWithReasons() throws IOException {
        SourceProbe probe = code(
                "s-2",
                RECORD.formatted("turn").replace("1790841609500", "-5"),
                "{'type':'usage.record','usage':[],'time':1790841609500}",
                RECORD.formatted("turn").replace("'output':50", "'output':-1"),
                "{'time':5}",
                "{'type':",
                "{'type':'news','time':{}}");

        assertThat(probe.only().tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.cursor(home.resolve(".kimi-code/sessions/wd_1/s-2/agents/main/wire.jsonl"))
                        .findings())
                .extracting(finding -> finding.place() + " " + finding.reason())
                .containsExactly(
                        "line 1 no readable time",
                        "line 2 usage is no object",
                        "line 3 output is negative",
                        "line 4 no type",
                        "line 5 not JSON");
    }

    @Test
    void read_damagedCliLines_areCountedWithReasons() throws IOException {
        SourceProbe probe = cli(
                "h",
                STATUS.replace("1790841609.5", "0"),
                STATUS.replaceAll("\\{'input_other[^}]*}", "3"),
                "{'timestamp':5}",
                "{'type':'metadata'}");

        assertThat(probe.requests()).isEmpty();
        assertThat(probe.cursor(home.resolve(".kimi/sessions/h/s-1/wire.jsonl")).findings())
                .extracting(finding -> finding.reason())
                .containsExactly("no readable time", "token_usage is no object", "neither a message nor metadata");
    }

    private SourceProbe cli(String digest, String... lines) throws IOException {
        return read(home.resolve(".kimi/sessions").resolve(digest).resolve("s-1/wire.jsonl"), lines);
    }

    private SourceProbe code(String session, String... lines) throws IOException {
        return read(home.resolve(".kimi-code/sessions/wd_1").resolve(session).resolve("agents/main/wire.jsonl"), lines);
    }

    private SourceProbe read(Path file, String... lines) throws IOException {
        JsonLines log = new JsonLines();
        for (String line : lines) {
            log.line(line);
        }
        log.write(file);
        return new SourceProbe(source(Map.of())).read();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private KimiSource source(Map<String, String> variables) {
        return new KimiSource(new Environment(variables, home, home));
    }

    private static String md5(String text) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("MD5")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
