package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.agent.server.SameDay.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day is the same as transcripts, as telemetry in both wire forms, and as both; with telemetry its speeds are exact. */
class SameDayTest {
    private static final int REQUESTS = 6;
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    private Path folder;

    private static long end(int number) {
        return START.plusSeconds(60L * number + 3).toEpochMilli();
    }

    /** Three sessions of two requests each; every request takes three seconds, the first token one. */
    private static void claudeLogs(Path home) throws IOException {
        Path logs = Files.createDirectories(home.resolve(".claude/projects/-home-ann-shop"));
        StringBuilder[] texts = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
        for (int i = 0; i < REQUESTS; i++) {
            texts[i / 2].append("""
                {"parentUuid":null,"isSidechain":false,"cwd":"/home/ann/shop","sessionId":"s-%1$d","version":"2.1.300",\
                "type":"user","message":{"role":"user","content":"go"},"uuid":"q-%2$d","timestamp":"%3$s"}
                {"parentUuid":"q-%2$d","isSidechain":false,"cwd":"/home/ann/shop","sessionId":"s-%1$d","version":"2.1.300",\
                "type":"assistant","requestId":"req_%2$d","message":{"id":"msg_%2$d","type":"message","role":"assistant",\
                "model":"claude-opus-4-8","content":[{"type":"text","text":"done"}],"stop_reason":"end_turn","usage":\
                {"input_tokens":12,"cache_read_input_tokens":900,"cache_creation_input_tokens":50,"cache_creation":\
                {"ephemeral_5m_input_tokens":20,"ephemeral_1h_input_tokens":30},"output_tokens":%4$d}},\
                "uuid":"u-%2$d","timestamp":"%5$s"}
                """.formatted(
                    i / 2, i, Instant.ofEpochMilli(end(i) - 3_400), 101 + i, Instant.ofEpochMilli(end(i) + 200)));
        }
        for (int i = 0; i < texts.length; i++) {
            Files.writeString(logs.resolve("s-" + i + ".jsonl"), texts[i]);
        }
    }

    private static OtlpBodies claudeEvents() {
        OtlpBodies bodies = new OtlpBodies("claude-code");
        for (int i = 0; i < REQUESTS; i++) {
            bodies.log(
                    "claude_code.api_request",
                    end(i),
                    Map.of(
                            "session.id",
                            "s-" + i / 2,
                            "request_id",
                            "req_" + i,
                            "model",
                            "claude-opus-4-8",
                            "input_tokens",
                            "12",
                            "cache_read_tokens",
                            900,
                            "cache_creation_tokens",
                            "50",
                            "cache_creation_1h_tokens",
                            30,
                            "output_tokens",
                            101 + i,
                            "duration_ms",
                            3_000,
                            "ttft_ms",
                            1_000));
        }
        return bodies;
    }

    private static void codexLogs(Path home) throws IOException {
        Path logs = Files.createDirectories(home.resolve(".codex/sessions/2026/11/02"));
        StringBuilder text = new StringBuilder();
        text.append("""
            {"timestamp":"%1$s","type":"session_meta","payload":{"id":"t-1","timestamp":"%1$s","cwd":"/home/ann/shop",\
            "originator":"codex_cli_rs","cli_version":"0.60.0","model_provider":"openai"}}
            {"timestamp":"%1$s","type":"turn_context","payload":{"cwd":"/home/ann/shop","model":"gpt-5.5"}}
            """.formatted(START));
        for (int i = 0; i < REQUESTS; i++) {
            text.append("""
                {"timestamp":"%1$s","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":\
                {"input_tokens":%2$d,"cached_input_tokens":%3$d,"output_tokens":%4$d,"reasoning_output_tokens":%5$d,\
                "total_tokens":%6$d},"last_token_usage":{"input_tokens":9000,"cached_input_tokens":7000,\
                "output_tokens":%7$d,"reasoning_output_tokens":60,"total_tokens":%8$d}}}}
                """.formatted(
                            Instant.ofEpochMilli(end(i) + 20),
                            9_000L * (i + 1),
                            7_000L * (i + 1),
                            codexOutputs(i),
                            60L * (i + 1),
                            9_000L * (i + 1) + codexOutputs(i),
                            101 + i,
                            9_101 + i));
        }
        Files.writeString(logs.resolve("rollout-2026-11-02T09-00-00-t-1.jsonl"), text);
    }

    private static long codexOutputs(int last) {
        long sum = 0;
        for (int i = 0; i <= last; i++) {
            sum += 101 + i;
        }
        return sum;
    }

    private static OtlpBodies codexEvents() {
        OtlpBodies bodies = new OtlpBodies("codex_cli_rs");
        for (int i = 0; i < REQUESTS; i++) {
            bodies.log("codex.api_request", end(i) - 2_500, Map.of("conversation.id", "t-1", "duration_ms", "500"))
                    .log(
                            "codex.sse_event",
                            end(i) - 2_000,
                            Map.of("conversation.id", "t-1", "event.kind", "response.output_text.delta"))
                    .log(
                            "codex.sse_event",
                            end(i),
                            Map.of(
                                    "conversation.id", "t-1",
                                    "event.kind", "response.completed",
                                    "model", "gpt-5.5",
                                    "input_token_count", "9000",
                                    "cached_token_count", 7_000,
                                    "output_token_count", 101 + i,
                                    "reasoning_token_count", 60));
        }
        return bodies;
    }

    @Test
    void claudesDay_isTheSameFromEverySource() throws Exception {
        assertSameDay(SameDayTest::claudeLogs, claudeEvents());
    }

    @Test
    void codexsDay_isTheSameFromEverySource() throws Exception {
        assertSameDay(SameDayTest::codexLogs, codexEvents());
    }

    private void assertSameDay(SameDay.Logs logs, OtlpBodies events) throws Exception {
        SameDay day = new SameDay(folder);
        Body protobuf = Body.protobufLogs(events);
        JsonNode logged = day.of(logs);
        JsonNode json = day.of(SameDay.Logs.NONE, Body.jsonLogs(events));
        JsonNode both = day.of(logs, protobuf);
        JsonNode toldFirst = day.toldFirst(logs, protobuf);

        assertThat(logged.path("requests").asLong()).isEqualTo(REQUESTS);
        SameDay.assertSame(logged, day.of(SameDay.Logs.NONE, protobuf), json, both, toldFirst);
        assertThat(both.path("decodeTps")).isEqualTo(json.path("decodeTps"));
        assertThat(toldFirst.path("decodeTps")).isEqualTo(json.path("decodeTps"));
        assertThat(both.path("decodeTps").asDouble()).isEqualTo(51.25);
        assertThat(logged.path("decodeTps").isNull()).isTrue();
    }
}
