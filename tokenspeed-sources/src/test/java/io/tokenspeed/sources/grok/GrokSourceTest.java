package io.tokenspeed.sources.grok;

import static io.tokenspeed.sources.grok.GrokLines.T;
import static io.tokenspeed.sources.grok.GrokLines.call;
import static io.tokenspeed.sources.grok.GrokLines.completed;
import static io.tokenspeed.sources.grok.GrokLines.line;
import static io.tokenspeed.sources.grok.GrokLines.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.grok.GrokLines.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrokSourceTest {
    private static final Tokens TOKENS = new Tokens(1000, 600, 250, 50);

    @TempDir
    private Path home;

    private SourceProbe probe() {
        return new SourceProbe(new GrokSource(new Environment(Map.of(), home, home)));
    }

    private Path calls(String... lines) throws IOException {
        return write(home.resolve(".grok/logs/unified.jsonl"), lines);
    }

    private Path turns(String session, String... lines) throws IOException {
        return write(home.resolve(".grok/sessions/%2Fhome%2Fann%2Fshop/" + session + "/updates.jsonl"), lines);
    }

    private static Path write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, String.join("", lines));
    }

    @Test
    void read_ofACall_hasAllThatIsTold() throws Exception {
        calls(
                line(T, "s1", "session created", "'cwd':'/home/ann/other'"),
                line(T, "s1", "model changed", "'model':'grok-4.6'"),
                call("s1", T + 9000, 1, 2000, TOKENS));

        Request request = probe().read().only();

        assertThat(request.tokens()).isEqualTo(TOKENS.counts());
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.place().project()).isEqualTo("/home/ann/other");
        assertThat(request.place().model()).isEqualTo("grok-4.6");
        assertThat(request.place().provider()).isEqualTo("xai");
        assertThat(request.timing().startedAtMillis()).isEqualTo(T + 7000);
        assertThat(request.timing().completedAtMillis()).isEqualTo(T + 9000);
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_E2E);
        assertThat(request.speed().tokensPerSecond()).isEqualTo(125);
    }

    @Test
    void read_ofACallWithoutContext_takesModelAndProjectFromItsSessionsFolder() throws Exception {
        calls(call("s1", T, 1, 0, TOKENS));
        Path turns = turns("s1");
        Files.writeString(turns.resolveSibling("summary.json"), "{\"current_model_id\":\"grok-4.5\"}");

        Request request = probe().read().only();

        assertThat(request.place().model()).isEqualTo("grok-4.5");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_ofCallsOfAProcess_takesItsModelUntilAnotherProcessGetsItsNumber() throws Exception {
        calls(
                line(T, "", "model catalog: notifying clients", "'current_model_id':'grok-4.5'"),
                call("s1", T + 1, 1, 10, TOKENS),
                line(T, "", "AuthManager::new", ""),
                call("s1", T + 2, 1, 10, TOKENS));

        assertThat(probe().read().requests().values())
                .extracting(request -> request.place().model())
                .containsExactly("grok-4.5", "unknown");
    }

    @Test
    void read_ofASubAgent_hasItsParentAndModel() throws Exception {
        calls(
                line(T, "s1", "model changed", "'model':'grok-4.6'"),
                line(T, "s1", "subagent spawn credentials", "'subagent_id':'s2','effective_model':'grok-4.7'"),
                call("s2", T + 1, 1, 10, TOKENS));

        SourceProbe probe = probe().read();

        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("s2", "s1"));
        assertThat(probe.only().place().model()).isEqualTo("grok-4.7");
    }

    @Test
    void read_inParts_remembersTheModel() throws Exception {
        Path log = calls(line(T, "s1", "model changed", "'model':'grok-4.6'"), call("s1", T + 1, 1, 10, TOKENS));
        SourceProbe probe = probe().read();
        probe.clear();
        write(log, Files.readString(log), call("s1", T + 2, 2, 10, TOKENS));

        assertThat(probe.read().only().place().model()).isEqualTo("grok-4.6");
    }

    @Test
    void read_ofEqualLines_countsOneCall_andOfAnotherLoop_another() throws Exception {
        calls(call("s1", T, 1, 10, TOKENS), call("s1", T, 1, 10, TOKENS), call("s1", T, 2, 10, TOKENS));

        assertThat(probe().read().requests()).hasSize(2);
    }

    @Test
    void read_ofATurnFromBeforeTheLogOfCalls_countsItsSums() throws Exception {
        calls(call("s2", T + 1, 1, 10, new Tokens(5, 0, 5, 0)));
        turns("s1", turn("s1", "p1", T, "grok-4.6", 3, TOKENS));

        Request request = probe().read().request("turn:p1:grok-4.6");

        assertThat(request.tokens()).isEqualTo(TOKENS.counts());
        assertThat(request.loggedCostNano()).isEqualTo(12_511_778_000L);
        assertThat(request.place().mode()).isEqualTo("turn-total");
        assertThat(request.place().project()).isEqualTo("/home/ann/shop");
        assertThat(request.timing().completedAtMillis()).isEqualTo(T);
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void read_ofATurnOfOneCall_hasItsSpeed() throws Exception {
        turns("s1", turn("s1", "p1", T, "grok-4.6", 1, TOKENS));

        assertThat(probe().read().only().speed().tokensPerSecond()).isEqualTo(62.5);
    }

    @Test
    void read_ofATurnWhoseCallsAreLogged_countsTheCallsAlone() throws Exception {
        calls(call("s1", T - 1, 1, 10, TOKENS));
        turns("s1", turn("s1", "p1", T, "grok-4.6", 1, TOKENS));

        assertThat(probe().read().only().naturalKey()).startsWith("call:");
    }

    @Test
    void read_afterTheLogWasCut_stillKnowsWhenItBegan() throws Exception {
        Path log = calls(call("s1", T - 1, 1, 10, TOKENS));
        SourceProbe probe = probe().read();
        write(log, call("s1", T + 5000, 1, 10, TOKENS), call("s1", T + 6000, 2, 10, TOKENS));
        probe.read();
        turns("s1", turn("s1", "p1", T, "grok-4.6", 1, TOKENS));

        assertThat(probe.read().requests())
                .hasSize(3)
                .allSatisfy((key, request) -> assertThat(key).startsWith("call:"));
    }

    @Test
    void read_ofALogWithoutCalls_countsTurns() throws Exception {
        calls(line(T - 5, "s1", "model changed", "'model':'grok-4.6'"));
        turns("s1", turn("s1", "p1", T, "grok-4.6", 1, TOKENS));

        assertThat(probe().read().requests()).containsOnlyKeys("turn:p1:grok-4.6");
    }

    @Test
    void read_ofATurnWithoutTokens_hasItsEnding() throws Exception {
        turns("s1", completed("s1", "p1", T, "error", "null"), completed("s1", "p2", T, "cancelled", "null"));

        SourceProbe probe = probe().read();

        assertThat(probe.request("turn:p1:unknown").ending().errorKind()).isEqualTo(ErrorKind.OTHER);
        assertThat(probe.request("turn:p2:unknown").ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(probe.request("turn:p2:unknown").tokens().source()).isEqualTo(UsageSource.MISSING);
    }

    @Test
    void read_ofATurnWithoutTokensWhileCallsAreLogged_hasItsEnding() throws Exception {
        calls(call("s1", T - 1, 1, 10, TOKENS));
        turns("s1", completed("s1", "p1", T, "error", "null"));

        assertThat(probe().read().request("turn:p1:unknown").ending().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void read_ofDamagedLines_keepsTheOthersAndSaysSo() throws Exception {
        Path log = calls(
                "{\"msg\":\"shell.turn.inference_done\",\n",
                call("s1", T, 1, 10, TOKENS).replace("2026-", "x"),
                call("s1", T, 2, 10, TOKENS).replace(":1000,", ":-1000,"),
                call("s1", T, 3, 10, TOKENS));

        SourceProbe probe = probe().read();

        assertThat(probe.requests()).hasSize(2);
        assertThat(probe.cursor(log).findings())
                .isEqualTo(List.of(
                        new Finding("line 1", false, "not JSON"),
                        new Finding("line 2", false, "no readable time"),
                        new Finding("line 3", true, "prompt_tokens is negative")));
    }

    @Test
    void read_ofACallWithoutTokens_countsNothing() throws Exception {
        calls(line(T, "s1", "shell.turn.inference_done", "'loop_index':1,'model_elapsed_ms':10"));

        assertThat(probe().read().requests()).isEmpty();
    }

    @Test
    void roots_withGrokHome_areBelowIt() {
        GrokSource source = new GrokSource(new Environment(Map.of("GROK_HOME", "a"), home, home));

        assertThat(source.roots()).containsExactly(home.resolve("a/sessions"), home.resolve("a/logs"));
    }
}
