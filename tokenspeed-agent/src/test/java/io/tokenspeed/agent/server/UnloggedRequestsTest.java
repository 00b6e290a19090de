package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Claude Code tells and its transcript misses counts if the user wants it, once the transcript has gone on. */
class UnloggedRequestsTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final String SETTING = "TS_OTLP_COUNT_UNLOGGED";

    @TempDir
    private Path home;

    private void log(int number, Instant end) throws IOException {
        Path logs = Files.createDirectories(home.resolve(".claude/projects/-home-ann-shop"));
        Files.writeString(
                logs.resolve("s-1.jsonl"),
                """
                {"parentUuid":null,"isSidechain":false,"cwd":"/home/ann/shop","sessionId":"s-1","version":"2.1.300",\
                "type":"assistant","requestId":"req_%1$d","message":{"id":"msg_%1$d","type":"message",\
                "role":"assistant","model":"claude-opus-4-8","content":[{"type":"text","text":"done"}],\
                "stop_reason":"end_turn","usage":{"input_tokens":1%1$d,"output_tokens":64}},\
                "uuid":"u-%1$d","timestamp":"%2$s"}
                """.formatted(number, end),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static Map<String, Object> request(int input) {
        return new HashMap<>(
                Map.of("session.id", "s-1", "model", "claude-opus-4-8", "input_tokens", input, "output_tokens", 64));
    }

    /** One that is in the transcript, one that is not, and one that is not and that the provider gave no id. */
    private static byte[] told() {
        Map<String, Object> logged = request(11);
        logged.put("request_id", "req_1");
        Map<String, Object> unlogged = request(500);
        unlogged.put("request_id", "req_9");
        Map<String, Object> withoutId = request(700);
        withoutId.put("event.sequence", 7);
        return new OtlpBodies("claude-code")
                .log("claude_code.api_request", NOON.toEpochMilli(), logged)
                .log("claude_code.api_request", NOON.plusSeconds(5).toEpochMilli(), unlogged)
                .log("claude_code.api_request", NOON.plusSeconds(6).toEpochMilli(), withoutId)
                .protobufLogs();
    }

    /** The input of all requests that count. */
    private static long input(TestServer server) {
        try {
            return server.json("/api/stats").path("totals").path("inputTokens").asLong();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void tell(TestServer server, Path home) throws Exception {
        assertThat(new OtlpClient(server, home)
                        .post("/v1/logs", OtlpClient.PROTOBUF, told())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void unlogged_wanted_countsOnceTheTranscriptHasGoneOn() throws Exception {
        log(1, NOON);
        try (TestServer server = TestServer.start(home, "TS_OTLP", "1", SETTING, "1")) {
            tell(server, home);
            assertThat(input(server)).isEqualTo(11);

            log(2, NOON.plusSeconds(64));
            TestServer.awaitThat(() -> input(server) == 11 + 12);
            log(3, NOON.plusSeconds(65));
            TestServer.awaitThat(() -> input(server) == 11 + 12 + 13 + 500);

            JsonNode telemetry = server.json("/api/stats/system").path("telemetry");
            assertThat(telemetry.path("lent").asLong()).isEqualTo(1);
            assertThat(telemetry.path("unlogged").asLong()).isEqualTo(2);
        }
    }

    @Test
    void unlogged_wantedLater_countsUntilItIsNotWanted() throws Exception {
        log(1, NOON);
        log(3, NOON.plusSeconds(65));
        try (TestServer server = TestServer.start(home, "TS_OTLP", "1")) {
            tell(server, home);
            assertThat(input(server)).isEqualTo(11 + 13);
        }
        try (TestServer server = TestServer.start(home, "TS_OTLP", "1", SETTING, "1")) {
            assertThat(input(server)).isEqualTo(11 + 13 + 500);
        }
        try (TestServer server = TestServer.start(home, "TS_OTLP", "1", SETTING, "0")) {
            assertThat(input(server)).isEqualTo(11 + 13);
        }
    }
}
