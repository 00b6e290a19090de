package io.tokenspeed.sources.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.otlp.TelemetryRecord.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelemetryReaderTest {
    private static final long END = 1_773_144_000_000L;

    private final TelemetryReader reader = new TelemetryReader();

    private static TokenCounts counts(long input, long read, long write5m, long write1h, long output, long reasoning) {
        return new TokenCounts(
                input, read, write5m, write1h, output, reasoning, reasoning > 0, UsageSource.REPORTED, true);
    }

    private static TelemetryRecord log(String name, long at, String... attributes) {
        return new TelemetryRecord(
                Signal.LOG,
                new TelemetryOrigin("a-tool", "", ""),
                name,
                at * 1_000_000,
                at * 1_000_000,
                map(attributes));
    }

    /** A span of three seconds that ends at {@link #END}. */
    private static TelemetryRecord span(String service, String name, String... attributes) {
        return new TelemetryRecord(
                Signal.SPAN,
                new TelemetryOrigin(service, "7f", "01"),
                name,
                (END - 3_000) * 1_000_000,
                END * 1_000_000,
                map(attributes));
    }

    private static Map<String, String> map(String... attributes) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put(attributes[i], attributes[i + 1]);
        }
        return map;
    }

    private Request one(TelemetryRecord told) throws TelemetryException {
        return reader.read(told).orElseThrow();
    }

    private static TelemetryRecord claude(String... more) {
        Map<String, String> all = map(
                "session.id",
                "s1",
                "request_id",
                "req_1",
                "model",
                "claude-opus-4-8",
                "input_tokens",
                "12",
                "output_tokens",
                "101",
                "cache_read_tokens",
                "900",
                "cache_creation_tokens",
                "50",
                "cache_creation_1h_tokens",
                "30",
                "duration_ms",
                "3000",
                "ttft_ms",
                "1000",
                "speed",
                "normal");
        all.putAll(map(more));
        return new TelemetryRecord(
                Signal.LOG,
                new TelemetryOrigin("claude-code", "", ""),
                "claude_code.api_request",
                END * 1_000_000,
                END * 1_000_000,
                all);
    }

    @Test
    void claude_request_hasCountersAndExactSpeed() throws TelemetryException {
        Request request = one(claude());

        assertThat(request.tool()).isEqualTo("claude");
        assertThat(request.kind()).isEqualTo(RecordKind.TELEMETRY);
        assertThat(request.naturalKey()).isEqualTo("otel:req_1");
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.ids().request()).isEqualTo("req_1");
        assertThat(request.tokens()).isEqualTo(counts(12, 900, 20, 30, 101, 0));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 100, 2_000));
        assertThat(request.latencyMillis()).isEqualTo(3_000);
        assertThat(request.ending().serviceTier()).isNull();
        assertThat(request.loggedCostNano()).isNull();
    }

    @Test
    void claude_withoutFirstToken_isEndToEnd() throws TelemetryException {
        assertThat(one(claude("ttft_ms", "")).speed()).isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 101, 3_000));
    }

    @Test
    void claude_shortWindow_isEndToEnd() throws TelemetryException {
        assertThat(one(claude("ttft_ms", "2501")).speed().basis()).isEqualTo(SpeedBasis.EXACT_E2E);
    }

    @Test
    void claude_laterAttempt_isApproximate() throws TelemetryException {
        Request request = one(claude("attempt", "2"));

        assertThat(request.measured()).isNull();
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.E2E_APPROX);
    }

    @Test
    void claude_fastMode_isATier() throws TelemetryException {
        assertThat(one(claude("speed", "fast")).ending().serviceTier()).isEqualTo("fast");
    }

    @Test
    void claude_spanAndLogOfOneCall_haveOneKey() throws TelemetryException {
        Request log = one(claude());
        Request span = one(span(
                "claude-code",
                "claude_code.llm_request",
                "session.id",
                "s1",
                "gen_ai.response.id",
                "req_1",
                "input_tokens",
                "12",
                "output_tokens",
                "101"));

        assertThat(span.naturalKey()).isEqualTo(log.naturalKey());
    }

    @Test
    void claude_errors_areFailedAttempts() throws TelemetryException {
        Request request = one(log(
                "claude_code.api_error",
                END,
                "session.id",
                "s1",
                "client_request_id",
                "c",
                "attempt",
                "3",
                "status_code",
                "529",
                "model",
                "claude-opus-4-8"));

        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.ofStatus(529));
        assertThat(request.naturalKey()).isEqualTo("otel:c#3");
        assertThat(request.hasUsage()).isFalse();
    }

    @Test
    void claude_otherSpans_tellNothing() throws TelemetryException {
        assertThat(reader.read(span("claude-code", "claude_code.interaction", "input_tokens", "9")))
                .isEmpty();
    }

    @Test
    void count_thatIsNone_isRefusedByItsName() {
        assertThatThrownBy(() -> one(claude("input_tokens", "many")))
                .isInstanceOf(TelemetryException.class)
                .hasMessage("input_tokens must be a number from 0 on.");
        assertThatThrownBy(() -> one(claude("output_tokens", "-1")))
                .hasMessage("output_tokens must be a number from 0 on.");
        assertThatThrownBy(() -> one(claude("cache_read_tokens", "NaN")))
                .hasMessage("cache_read_tokens must be a number from 0 on.");
    }

    @Test
    void codex_answerOverHttp_hasDecodeSpeedFromSeveralEvents() throws TelemetryException {
        assertThat(reader.read(log(
                        "codex.api_request",
                        END - 2_500,
                        "conversation.id",
                        "t1",
                        "duration_ms",
                        "500",
                        "http.response.status_code",
                        "200")))
                .isEmpty();
        assertThat(reader.read(codex(END - 2_000, "response.output_text.delta")))
                .isEmpty();
        assertThat(reader.read(codex(END - 1_000, "response.output_text.delta")))
                .isEmpty();

        Request request = one(completed("codex.sse_event", END));

        assertThat(request.tool()).isEqualTo("codex");
        assertThat(request.place().sessionId()).isEqualTo("t1");
        assertThat(request.tokens()).isEqualTo(counts(2_000, 7_000, 0, 0, 421, 256));
        assertThat(request.timing().startedAtMillis()).isEqualTo(END - 3_000);
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 420, 2_000));
    }

    @Test
    void codex_answerOverWebSocket_isEndToEnd() throws TelemetryException {
        Optional<Request> sent = reader.read(
                log("codex.websocket_request", END - 2_000, "conversation.id", "t1", "duration_ms", "1000"));

        assertThat(sent).isEmpty();
        assertThat(one(completed("codex.websocket_event", END)).speed())
                .isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 421, 3_000));
    }

    @Test
    void codex_answerWithoutEarlierEvents_hasNoTimes() throws TelemetryException {
        Request request = one(completed("codex.sse_event", END));

        assertThat(request.speed()).isEqualTo(Speed.UNKNOWN);
        assertThat(request.timing().completedAtMillis()).isEqualTo(END);
    }

    @Test
    void codex_refusedRequest_isAFailedAttempt() throws TelemetryException {
        Request request = one(log(
                "codex.api_request",
                END,
                "conversation.id",
                "t1",
                "duration_ms",
                "40",
                "http.response.status_code",
                "429"));

        assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(request.latencyMillis()).isEqualTo(40);
    }

    private static TelemetryRecord codex(long at, String kind) {
        return log("codex.sse_event", at, "conversation.id", "t1", "event.kind", kind);
    }

    /** Codex sends some numbers as text. */
    private static TelemetryRecord completed(String name, long at) {
        return log(
                name,
                at,
                "conversation.id",
                "t1",
                "event.kind",
                "response.completed",
                "model",
                "gpt-5.5",
                "input_token_count",
                "9000",
                "cached_token_count",
                "7000",
                "output_token_count",
                "421",
                "reasoning_token_count",
                "256");
    }

    @Test
    void gemini_thoughtsAreOutputAndToolsAreInput() throws TelemetryException {
        Request request = one(log(
                "gemini_cli.api_response",
                END,
                "session.id",
                "s",
                "prompt_id",
                "p",
                "model",
                "gemini-3-pro",
                "duration_ms",
                "2000",
                "input_token_count",
                "1000",
                "cached_content_token_count",
                "400",
                "output_token_count",
                "50",
                "thoughts_token_count",
                "30",
                "tool_token_count",
                "7"));

        assertThat(request.tool()).isEqualTo("gemini");
        assertThat(request.tokens()).isEqualTo(counts(607, 400, 0, 0, 80, 30));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 80, 2_000));
    }

    @Test
    void copilot_chatSpan_countsSecondsAndBothNamesOfWrites() throws TelemetryException {
        for (String write : new String[] {"cache_creation", "cache_write"}) {
            Request request = one(span(
                    "github-copilot",
                    "chat gpt-5.5",
                    "gen_ai.operation.name",
                    "chat",
                    "gen_ai.conversation.id",
                    "c",
                    "gen_ai.response.id",
                    "r",
                    "gen_ai.usage.input_tokens",
                    "1000",
                    "gen_ai.usage.cache_read.input_tokens",
                    "700",
                    "gen_ai.usage." + write + ".input_tokens",
                    "100",
                    "gen_ai.usage.output_tokens",
                    "61",
                    "gen_ai.request.model",
                    "gpt-5.5",
                    "github.copilot.time_to_first_chunk",
                    "1.0"));

            assertThat(request.tool()).isEqualTo("copilot");
            assertThat(request.tokens()).isEqualTo(counts(200, 700, 100, 0, 61, 0));
            assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 60, 2_000));
            assertThat(request.labels().operation()).isEqualTo("chat");
        }
    }

    @Test
    void genAi_oldestNames_areRead() throws TelemetryException {
        Request request = one(span(
                "My App",
                "chat",
                "gen_ai.operation.name",
                "chat",
                "gen_ai.system",
                "az.ai.inference",
                "gen_ai.usage.prompt_tokens",
                "10",
                "gen_ai.usage.completion_tokens",
                "20"));

        assertThat(request.tool()).isEqualTo("my-app");
        assertThat(request.tokens()).isEqualTo(counts(10, 0, 0, 0, 20, 0));
        assertThat(request.naturalKey()).isEqualTo("otel:7f:01");
        assertThat(request.place().sessionId()).isEqualTo("trace:7f");
    }

    @Test
    void genAi_inputThatLeavesTheCacheOut_staysAsItIs() throws TelemetryException {
        Request request = one(span(
                "app",
                "chat",
                "gen_ai.operation.name",
                "chat",
                "gen_ai.usage.input_tokens",
                "10",
                "gen_ai.usage.cache_read.input_tokens",
                "700",
                "gen_ai.usage.output_tokens",
                "20"));

        assertThat(request.tokens()).isEqualTo(counts(10, 700, 0, 0, 20, 0));
    }

    @Test
    void genAi_errorType_tellsWhatWentWrong() throws TelemetryException {
        assertThat(failure("429")).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(failure("timeout")).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(failure("java.io.IOException")).isEqualTo(ErrorKind.OTHER);
    }

    private ErrorKind failure(String type) throws TelemetryException {
        Request request = one(span("app", "chat", "gen_ai.operation.name", "chat", "error.type", type));
        return Objects.requireNonNull(request.ending().errorKind());
    }

    @Test
    void genAi_spansAroundRequests_tellNothing() throws TelemetryException {
        assertThat(reader.read(span("app", "invoke_agent", "gen_ai.operation.name", "invoke_agent")))
                .isEmpty();
        assertThat(reader.read(span("opencode", "ai.streamText", "ai.usage.inputTokens", "5")))
                .isEmpty();
    }

    @Test
    void openCode_streamSpan_hasSessionAndDecodeSpeed() throws TelemetryException {
        Request request = one(span(
                "opencode",
                "ai.streamText.doStream",
                "ai.telemetry.metadata.sessionId",
                "ses_1",
                "gen_ai.request.model",
                "kimi-k2",
                "gen_ai.system",
                "moonshot.chat",
                "ai.usage.inputTokens",
                "900",
                "ai.usage.cachedInputTokens",
                "700",
                "ai.usage.outputTokens",
                "101",
                "ai.usage.reasoningTokens",
                "40",
                "ai.response.msToFirstChunk",
                "800.5",
                "ai.response.msToFinish",
                "2801"));

        assertThat(request.tool()).isEqualTo("opencode");
        assertThat(request.place().sessionId()).isEqualTo("ses_1");
        assertThat(request.place().provider()).isEqualTo("moonshot");
        assertThat(request.tokens()).isEqualTo(counts(200, 700, 0, 0, 101, 40));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 100, 2_000));
    }

    @Test
    void names_ofEventsWithoutPrefix_areKnownByTheService() {
        assertThat(TelemetryNames.event("claude-code", "api_request")).isEqualTo("claude_code.api_request");
        assertThat(TelemetryNames.event("gemini-cli", "gemini_cli.api_error")).isEqualTo("gemini_cli.api_error");
        assertThat(TelemetryNames.event("other", "api_request")).isNull();
        assertThat(TelemetryNames.event("claude-code", "please write a poem")).isNull();
    }
}
