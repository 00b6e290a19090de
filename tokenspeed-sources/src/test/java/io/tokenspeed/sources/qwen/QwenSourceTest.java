package io.tokenspeed.sources.qwen;

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
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QwenSourceTest {
    private static final long END = 1_790_841_609_000L;
    private static final String PROMPT =
            "{'uuid':'q1','sessionId':'s1','timestamp':'2026-10-01T08:00:05.000Z','type':'user'}";
    private static final String ANSWER = "{'uuid':'q2','sessionId':'s1','timestamp':'2026-10-01T08:00:09.000Z',"
            + "'type':'assistant','cwd':'/home/ann/shop','model':'qwen3-coder-plus','usageMetadata':{"
            + "'promptTokenCount':5000,'candidatesTokenCount':120,'thoughtsTokenCount':30,"
            + "'cachedContentTokenCount':4200,'totalTokenCount':%d}}";
    private static final String EVENT = "{'uuid':'q3','sessionId':'s1','timestamp':'2026-10-01T08:00:09.000Z',"
            + "'type':'system','subtype':'ui_telemetry','systemPayload':{'uiEvent':{"
            + "'event.name':'qwen-code.%s','event.timestamp':'2026-10-01T08:00:09.000Z','model':'qwen3-coder-plus',"
            + "'duration_ms':3000,'ttft_ms':800,'input_token_count':5000,'output_token_count':120%s}}}";

    @TempDir
    Path home;

    @Test
    void roots_byVariables_areTheirProjects() {
        Map<String, String> both = Map.of("QWEN_HOME", "h", "QWEN_RUNTIME_DIR", "r");
        assertThat(new QwenSource(new Environment(both, home, home)).roots())
                .containsExactly(home.resolve("r/projects"), home.resolve("h/projects"));
        assertThat(new QwenSource(new Environment(Map.of("QWEN_DATA_DIR", "a,b/projects"), home, home)).roots())
                .containsExactly(home.resolve("a/projects"), home.resolve("b/projects"));
    }

    @Test
    void read_thoughtsBesideCandidates_areAdded() throws IOException {
        Request request = chat(PROMPT, ANSWER.formatted(5150)).only();

        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(800, 4200, 0, 0, 150, 30, true, UsageSource.REPORTED, true));
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.timing()).isEqualTo(new RequestTiming(END - 4000, null, END, SpeedBasis.E2E_APPROX, 4000L));
    }

    @Test
    void read_thoughtsInsideCandidates_areNotAdded() throws IOException {
        assertThat(chat(PROMPT, ANSWER.formatted(5120)).only().tokens())
                .isEqualTo(new TokenCounts(800, 4200, 0, 0, 120, 30, true, UsageSource.REPORTED, true));
    }

    @Test
    void read_measuredTimes_areExact() throws IOException {
        String thoughtless = ANSWER.formatted(5120).replace("'thoughtsTokenCount':30,", "");
        assertThat(chat(PROMPT, EVENT.formatted("api_response", ""), thoughtless)
                        .only()
                        .timing())
                .isEqualTo(new RequestTiming(END - 3000, END - 2200, END, SpeedBasis.EXACT_DECODE, 2200L));
        assertThat(chat(PROMPT, EVENT.formatted("api_response", ""), ANSWER.formatted(5120))
                        .only()
                        .timing())
                .isEqualTo(new RequestTiming(END - 3000, END - 2200, END, SpeedBasis.EXACT_E2E, 3000L));
    }

    @Test
    void read_timesOfAnotherRequest_areNotUsed() throws IOException {
        String other =
                EVENT.formatted("api_response", "").replace("'output_token_count':120", "'output_token_count':9");
        String subAgent = EVENT.formatted("api_response", ",'subagent_name':'helper'");

        assertThat(chat(PROMPT, other, ANSWER.formatted(5120)).only().timing().speedBasis())
                .isEqualTo(SpeedBasis.E2E_APPROX);
        assertThat(chat(PROMPT, subAgent, ANSWER.formatted(5120))
                        .only()
                        .timing()
                        .speedBasis())
                .isEqualTo(SpeedBasis.E2E_APPROX);
    }

    @Test
    void read_branchOfASession_countsOnceForTheOriginal() throws IOException {
        chat(PROMPT, ANSWER.formatted(5120));
        new JsonLines()
                .line(ANSWER.formatted(5120)
                        .replace("'s1'", "'a-branch'")
                        .replace("'cwd'", "'forkedFrom':{'sessionId':'s1','messageUuid':'q2'},'cwd'"))
                .write(home.resolve(".qwen/projects/p/chats/a-branch.jsonl"));

        assertThat(new SourceProbe(source()).read().only().place().sessionId()).isEqualTo("s1");
    }

    @Test
    void read_apiError_isAFailedAttempt() throws IOException {
        Request request =
                chat(PROMPT, EVENT.formatted("api_error", ",'status_code':429")).only();

        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(request.timing().startedAtMillis()).isEqualTo(END - 3000);
        assertThat(request.tokens()).isEqualTo(TokenCounts.NONE);
    }

    @Test
    void read_subAgent_isARunOfItsSession() throws IOException {
        new JsonLines()
                .line(ANSWER.formatted(5120).replace("'cwd'", "'agentId':'helper-1','cwd'"))
                .write(home.resolve(".qwen/projects/p/subagents/s1/agent-helper-1.jsonl"));

        assertThat(new SourceProbe(source()).read().only().place().agentRun()).isEqualTo("helper-1");
    }

    @Test
    void read_startedByAnotherSession_namesIt() throws IOException {
        SourceProbe probe = chat("{'uuid':'q0','sessionId':'s1','timestamp':'2026-10-01T08:00:00.000Z',"
                + "'type':'system','subtype':'parent_session','systemPayload':{'parentSessionId':'s0'}}");

        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("s1", "s0"));
    }

    @Test
    void read_damagedLines_areCountedWithReasons() throws IOException {
        String answer = ANSWER.formatted(5120);
        SourceProbe probe = chat(
                answer.replace("'uuid':'q2',", ""),
                answer.replace("2026-10-01T08:00:09.000Z", ""),
                "{'uuid':'q5','timestamp':'2026-10-01T08:00:09.000Z','type':'assistant','usageMetadata':[1]}",
                answer.replace("5000", "'many'"),
                "[1]",
                "{'uuid':'q6'}",
                "{'uuid':'q7','type':'assistant'}",
                "{'uuid':'q8','type':'news','unknown':{}}");

        assertThat(probe.only().tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.cursor(file()).findings())
                .extracting(finding -> finding.place() + " " + finding.reason())
                .containsExactly(
                        "line 1 no uuid",
                        "line 2 no readable time",
                        "line 3 usageMetadata is no object",
                        "line 4 promptTokenCount is not a number of tokens",
                        "line 5 not an object",
                        "line 6 no type");
    }

    private SourceProbe chat(String... lines) throws IOException {
        JsonLines log = new JsonLines();
        for (String line : lines) {
            log.line(line);
        }
        log.write(file());
        return new SourceProbe(source()).read();
    }

    private Path file() {
        return home.resolve(".qwen/projects/p/chats/s1.jsonl");
    }

    private QwenSource source() {
        return new QwenSource(new Environment(Map.of(), home, home));
    }
}
