package io.tokenspeed.sources.pi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
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

class PiSourceTest {
    private static final long START = 1_790_841_605_000L;
    private static final String HEADER = "{'type':'session','version':3,'id':'s-1','cwd':'/home/ann/shop'}";
    private static final String ANSWER = "{'type':'message','id':'a1b2c3d4','parentId':null,"
            + "'timestamp':'2026-10-01T08:00:09.000Z','message':{'role':'assistant','provider':'OpenAI',"
            + "'model':'gpt-5.5',%s'usage':{'input':100,'output':50,'cacheRead':900,'cacheWrite':10,'reasoning':20,"
            + "'cost':{'total':0.0025}},'stopReason':'stop','timestamp':1790841605000}}";
    private static final String RESPONSE = "'responseId':'resp_1',";

    @TempDir
    Path home;

    @Test
    void roots_byVariables_areTheirSessions() throws IOException {
        assertThat(pi(Map.of()).roots()).containsExactly(home.resolve(".pi/agent/sessions"));
        assertThat(pi(Map.of("PI_CODING_AGENT_DIR", "a", "PI_CODING_AGENT_SESSION_DIR", "s"))
                        .roots())
                .containsExactly(home.resolve("s"), home.resolve("a/sessions"));
        assertThat(pi(Map.of("PI_AGENT_DIR", "a,b/sessions")).roots())
                .containsExactly(home.resolve("a/sessions"), home.resolve("b/sessions"));
        Files.createDirectories(home.resolve(".omp/profiles/office"));
        assertThat(omp(Map.of("XDG_DATA_HOME", "data")).roots())
                .containsExactly(
                        home.resolve(".omp/agent/sessions"),
                        home.resolve(".omp/profiles/office/agent/sessions"),
                        home.resolve("data/omp/sessions"));
    }

    @Test
    void roots_folderOfOmp_isNotPisToo() {
        Map<String, String> variables =
                Map.of("PI_CODING_AGENT_DIR", home.resolve(".omp/agent").toString());

        assertThat(pi(variables).roots()).isEmpty();
        assertThat(omp(variables).roots()).containsExactly(home.resolve(".omp/agent/sessions"));
    }

    @Test
    void read_answer_hasItsCountersCostAndTimes() throws IOException {
        Request request = session("s-1", HEADER, ANSWER.formatted(RESPONSE)).only();

        assertThat(request.naturalKey()).isEqualTo("resp_1");
        assertThat(request.tool()).isEqualTo("pi");
        assertThat(request.place().provider()).isEqualTo("openai");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.loggedCostNano()).isEqualTo(2_500_000L);
        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(100, 900, 10, 0, 50, 20, true, UsageSource.REPORTED, true));
        assertThat(request.timing())
                .isEqualTo(new RequestTiming(START, null, START + 4000, SpeedBasis.E2E_APPROX, 4000L));
    }

    @Test
    void read_fork_countsOnce() throws IOException {
        session("s-1", HEADER, ANSWER.formatted(RESPONSE), ANSWER.formatted(""));
        SourceProbe probe =
                session("s-2", HEADER.replace("s-1", "s-2"), ANSWER.formatted(RESPONSE), ANSWER.formatted(""));

        assertThat(probe.requests()).containsOnlyKeys("resp_1", "a1b2c3d4:" + START);
        assertThat(probe.request("resp_1").place().sessionId()).isEqualTo("s-1");
    }

    @Test
    void read_equalShortIdsAtOtherTimes_areOtherRequests() throws IOException {
        assertThat(session(
                                "s-1",
                                HEADER,
                                ANSWER.formatted(""),
                                ANSWER.formatted("").replace("1790841605000", "1790841606000"))
                        .requests())
                .hasSize(2);
    }

    @Test
    void read_firstFormatWithoutIds_isKnownByTimeAndCounters() throws IOException {
        String old = ANSWER.formatted("").replace("'id':'a1b2c3d4','parentId':null,", "");

        assertThat(session("s-1", HEADER, old, old).requests()).hasSize(1);
    }

    @Test
    void read_errorAndAbort_areAttempts() throws IOException {
        String failed = ANSWER.formatted("'responseId':'resp_e','errorMessage':'429 too many',")
                .replace("'stop'", "'error'");
        String status =
                ANSWER.formatted("'responseId':'resp_s','errorStatus':504,").replace("'stop'", "'error'");
        String aborted = ANSWER.formatted("'responseId':'resp_a',").replace("'stop'", "'aborted'");
        SourceProbe probe = session("s-1", HEADER, failed, status, aborted);

        assertThat(probe.request("resp_e").ending().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(probe.request("resp_s").ending().errorKind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(probe.request("resp_a").ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(probe.request("resp_a").tokens().output()).isEqualTo(50);
    }

    @Test
    void read_onlyZeros_meansNoCounts() throws IOException {
        String zeros =
                ANSWER.formatted(RESPONSE).replaceAll("'(input|output|cacheRead|cacheWrite|reasoning)':\\d+", "'$1':0");

        assertThat(session("s-1", HEADER, zeros).only().tokens()).isEqualTo(TokenCounts.NONE);
    }

    @Test
    void read_omp_usesItsMeasuredTimesCallsBesideAndSubAgents() throws IOException {
        String stem = "2026-10-01T08-00-00-000Z_s-1";
        Path sessions = home.resolve(".omp/agent/sessions/--home-ann-shop--");
        new JsonLines()
                .line("{'type':'title','title':'x'}")
                .line(HEADER)
                .line(ANSWER.formatted(RESPONSE + "'duration':3000,'ttft':1000,")
                        .replace("'reasoning':20", "'x':1"))
                .line(ANSWER.formatted("'responseId':'resp_2','duration':3000,'ttft':1000,"))
                .line("{'type':'model_usage','id':'u1','timestamp':'2026-10-01T08:00:09.000Z','purpose':'title',"
                        + "'provider':'kimi-code','model':'kimi-k2.6','usage':{'input':5,'output':6}}")
                .write(sessions.resolve(stem + ".jsonl"));
        new JsonLines()
                .line(HEADER.replace("s-1", "sub-1"))
                .write(sessions.resolve(stem).resolve("0-Helper.jsonl"));
        SourceProbe probe = new SourceProbe(omp(Map.of())).read();

        assertThat(probe.request("resp_1").timing())
                .isEqualTo(new RequestTiming(START, START + 1000, START + 3000, SpeedBasis.EXACT_DECODE, 2000L));
        assertThat(probe.request("resp_2").timing().speedBasis()).isEqualTo(SpeedBasis.EXACT_E2E);
        assertThat(probe.request("u1:" + (START + 4000)).place().provider()).isEqualTo("moonshot");
        assertThat(probe.request("u1:" + (START + 4000)).place().mode()).isEqualTo("title");
        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("sub-1", "s-1"));
    }

    @Test
    void read_summariesAndCallsBeside_count() throws IOException {
        SourceProbe probe = session(
                "s-1",
                HEADER,
                ANSWER.formatted(RESPONSE),
                "{'type':'compaction','id':'c1','timestamp':'2026-10-01T08:01:00.000Z','usage':{'input':7,'output':8}}",
                "{'type':'branch_summary','id':'b1','timestamp':'2026-10-01T08:01:00.000Z'}",
                "{'type':'usage','id':'w1','timestamp':'2026-10-01T08:02:00.000Z','kind':'cache_warm',"
                        + "'model':'claude-sonnet-4-5','usage':{'input':0,'output':0,'cacheRead':50,'cacheWrite':9,"
                        + "'cacheWrite1h':4}}");

        Request summary = probe.request("c1:" + (START + 55_000));
        assertThat(summary.place().model()).isEqualTo("gpt-5.5");
        assertThat(summary.place().mode()).isEqualTo("compaction");
        Request warm = probe.request("w1:" + (START + 115_000));
        assertThat(warm.place().mode()).isEqualTo("cache_warm");
        assertThat(warm.place().provider()).isEqualTo("anthropic");
        assertThat(warm.tokens()).isEqualTo(new TokenCounts(0, 50, 5, 4, 0, 0, false, UsageSource.REPORTED, true));
        assertThat(probe.requests()).hasSize(3);
    }

    @Test
    void read_damagedLines_areCountedWithReasons() throws IOException {
        SourceProbe probe = session(
                "s-1",
                HEADER,
                ANSWER.formatted("").replace("2026-10-01T08:00:09.000Z", "").replace("1790841605000", "'x'"),
                "{'type':'message','message':{'role':'assistant','usage':'many'}}",
                ANSWER.formatted("").replace("'output':50", "'output':1.5"),
                ANSWER.formatted(RESPONSE).replace("'model':'gpt-5.5',", ""),
                "{'type':",
                "{}",
                "{'type':'news','data':{'input':5}}");

        assertThat(probe.request("resp_1").place().model()).isEqualTo("unknown");
        assertThat(probe.requests()).hasSize(2);
        assertThat(probe.cursor(file("s-1")).findings())
                .extracting(finding -> finding.place() + " " + finding.reason())
                .containsExactly(
                        "line 2 no readable time",
                        "line 3 usage is no object",
                        "line 4 output is not a number of tokens",
                        "line 5 model is absent",
                        "line 6 not JSON",
                        "line 7 no type");
    }

    private SourceProbe session(String id, String... lines) throws IOException {
        JsonLines log = new JsonLines();
        for (String line : lines) {
            log.line(line);
        }
        log.write(file(id));
        return new SourceProbe(pi(Map.of())).read();
    }

    private Path file(String id) {
        return home.resolve(".pi/agent/sessions/--home-ann-shop--/2026-10-01T08-00-00-000Z_" + id + ".jsonl");
    }

    private PiSource pi(Map<String, String> variables) {
        return PiSource.pi(new Environment(variables, home, home));
    }

    private PiSource omp(Map<String, String> variables) {
        return PiSource.omp(new Environment(variables, home, home));
    }
}
