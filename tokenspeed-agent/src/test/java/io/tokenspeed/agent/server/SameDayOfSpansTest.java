package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.agent.server.SameDay.Body;
import io.tokenspeed.agent.server.SameDay.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The days of OpenCode, Gemini and Copilot are the same in both wire forms, twice, and beside transcripts. */
class SameDayOfSpansTest {
    private static final int REQUESTS = 6;
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    private Path folder;

    private static long end(int number) {
        return START.plusSeconds(60L * number + 3).toEpochMilli();
    }

    /** Two sessions of three messages each; OpenCode counts reasoning and what a cache gave apart. */
    private static void openCodeFiles(Path home) throws IOException {
        Path storage = home.resolve(".local/share/opencode/storage");
        for (int i = 0; i < REQUESTS; i++) {
            String session = "ses_" + i / 3;
            Path messages = Files.createDirectories(storage.resolve("message/" + session));
            Files.writeString(messages.resolve("msg_" + i + ".json"), """
                {"id":"msg_%1$d","sessionID":"%2$s","role":"assistant","time":{"created":%3$d,"completed":%4$d},\
                "modelID":"claude-opus-4-8","providerID":"anthropic","mode":"build",\
                "path":{"cwd":"/home/ann/shop","root":"/home/ann/shop"},"cost":0,\
                "tokens":{"input":12,"output":%5$d,"reasoning":40,"cache":{"read":900,"write":50}}}
                """.formatted(
                            i, session, end(i) - 3_100, end(i) + 150, 61 + i));
        }
    }

    /** The AI SDK's input holds what a cache gave and took, and its output holds reasoning. */
    private static OtlpBodies openCodeSpans() {
        OtlpBodies bodies = new OtlpBodies("opencode");
        for (int i = 0; i < REQUESTS; i++) {
            Map<String, Object> attributes = new HashMap<>(Map.of(
                    "ai.telemetry.metadata.sessionId",
                    "ses_" + i / 3,
                    "gen_ai.request.model",
                    "claude-opus-4-8",
                    "gen_ai.system",
                    "anthropic.messages",
                    "ai.usage.inputTokens",
                    962,
                    "ai.usage.cachedInputTokens",
                    900,
                    "ai.usage.inputTokenDetails.cacheWriteTokens",
                    50,
                    "ai.usage.outputTokens",
                    101 + i,
                    "ai.usage.reasoningTokens",
                    40,
                    "ai.response.msToFirstChunk",
                    1_000.0,
                    "ai.response.msToFinish",
                    3_000.0));
            bodies.span("ai.streamText.doStream", end(i) - 3_000, end(i), attributes);
            bodies.span("ai.streamText", end(i) - 3_000, end(i), Map.of("ai.usage.inputTokens", 962));
        }
        return bodies;
    }

    private static OtlpBodies geminiEvents() {
        OtlpBodies bodies = new OtlpBodies("gemini-cli");
        for (int i = 0; i < REQUESTS; i++) {
            bodies.log(
                    "gemini_cli.api_response",
                    end(i),
                    Map.of(
                            "session.id",
                            "g-" + i / 3,
                            "prompt_id",
                            "g-" + i / 3 + "########" + i % 3,
                            "model",
                            "gemini-3-pro-preview",
                            "duration_ms",
                            3_000,
                            "input_token_count",
                            "1000",
                            "cached_content_token_count",
                            400,
                            "output_token_count",
                            50 + i,
                            "thoughts_token_count",
                            30,
                            "tool_token_count",
                            7));
        }
        return bodies;
    }

    private static OtlpBodies copilotSpans(String service) {
        OtlpBodies bodies = new OtlpBodies(service);
        for (int i = 0; i < REQUESTS; i++) {
            Map<String, Object> attributes = new HashMap<>(Map.of(
                    "gen_ai.operation.name",
                    "chat",
                    "gen_ai.conversation.id",
                    service + "-" + i / 3,
                    "gen_ai.response.id",
                    service + "-r" + i,
                    "gen_ai.request.model",
                    "gpt-5.5",
                    "gen_ai.provider.name",
                    "github",
                    "gen_ai.usage.input_tokens",
                    1_000,
                    "gen_ai.usage.cache_read.input_tokens",
                    700,
                    "gen_ai.usage.cache_creation.input_tokens",
                    100,
                    "gen_ai.usage.output_tokens",
                    101 + i,
                    "gen_ai.response.time_to_first_chunk",
                    1.0));
            bodies.span("chat gpt-5.5", end(i) - 3_000, end(i), attributes);
            bodies.span("invoke_agent", end(i) - 3_000, end(i), Map.of("gen_ai.operation.name", "invoke_agent"));
        }
        return bodies;
    }

    @Test
    void openCodesDay_isTheSameFromEverySource() throws Exception {
        SameDay day = new SameDay(folder);
        Body protobuf = Body.protobufSpans(openCodeSpans());
        Body json = Body.jsonSpans(openCodeSpans());
        JsonNode logged = day.of(SameDayOfSpansTest::openCodeFiles);
        JsonNode told = day.of(Logs.NONE, protobuf);
        JsonNode both = day.of(SameDayOfSpansTest::openCodeFiles, json);

        assertThat(logged.path("requests").asLong()).isEqualTo(REQUESTS);
        assertThat(logged.path("cacheReadTokens").asLong()).isEqualTo(REQUESTS * 900L);
        SameDay.assertSame(
                logged,
                told,
                both,
                day.of(Logs.NONE, json),
                day.of(Logs.NONE, json, protobuf),
                day.toldFirst(SameDayOfSpansTest::openCodeFiles, protobuf));
        assertThat(both.path("decodeTps")).isEqualTo(told.path("decodeTps"));
        assertThat(both.path("decodeTps").asDouble()).isEqualTo(51.25);
    }

    @Test
    void geminisDay_isTheSameInBothFormsAndTwice() throws Exception {
        JsonNode totals = assertSameForms(Body.protobufLogs(geminiEvents()), Body.jsonLogs(geminiEvents()));

        assertThat(totals.path("inputTokens").asLong()).isEqualTo(REQUESTS * 607L);
        assertThat(totals.path("outputTokens").asLong()).isEqualTo(REQUESTS * 80L + 15);
    }

    @Test
    void copilotsDay_isTheSameInBothFormsAndTwice() throws Exception {
        OtlpBodies spans = copilotSpans("github-copilot");

        JsonNode totals = assertSameForms(Body.protobufSpans(spans), Body.jsonSpans(spans));

        assertThat(totals.path("inputTokens").asLong()).isEqualTo(REQUESTS * 200L);
        assertThat(totals.path("outputTokens").asLong()).isEqualTo(REQUESTS * 101L + 15);
    }

    @Test
    void copilotsDay_inVsCode_isTheSameInAnyOrder() throws Exception {
        SameDay day = new SameDay(folder);
        Body agent = Body.protobufSpans(copilotSpans("github-copilot"));
        Body chat = Body.protobufSpans(copilotSpans("copilot-chat"));

        SameDay.assertSame(day.of(Logs.NONE, agent), day.of(Logs.NONE, agent, chat), day.of(Logs.NONE, chat, agent));
    }

    private JsonNode assertSameForms(Body protobuf, Body json) throws Exception {
        SameDay day = new SameDay(folder);
        JsonNode told = day.of(Logs.NONE, protobuf);

        assertThat(told.path("requests").asLong()).isEqualTo(REQUESTS);
        SameDay.assertSame(
                told,
                day.of(Logs.NONE, json),
                day.of(Logs.NONE, protobuf, protobuf),
                day.of(Logs.NONE, protobuf, json),
                day.of(Logs.NONE, json, protobuf));
        return told;
    }
}
