package io.tokenspeed.agent.server;

import static io.tokenspeed.agent.server.OtlpClient.JSON;
import static io.tokenspeed.agent.server.OtlpClient.PROTOBUF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies of OTLP that are nearly right. */
class BrokenBodiesTest {
    private static final long NOON = 1_793_620_800_000L;

    @TempDir
    private static Path home;

    private static TestServer server;
    private static OtlpClient client;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(home, "TS_OTLP", "1");
        client = new OtlpClient(server, home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long requests() throws Exception {
        return server.json("/api/stats").path("totals").path("requests").asLong();
    }

    private static OtlpBodies told(String... requestIds) {
        OtlpBodies bodies = new OtlpBodies("claude-code");
        for (String id : requestIds) {
            bodies.log("claude_code.api_request", NOON, claude(id));
        }
        return bodies;
    }

    private static Map<String, Object> claude(String id) {
        return new HashMap<>(Map.of("session.id", "s", "request_id", id, "input_tokens", 12, "output_tokens", 64));
    }

    /** The reader of Protocol Buffers takes the end of a stream for the end of the message that it is in. */
    @Test
    void protobuf_cutAnywhere_isRefusedAndStoresNothing() throws Exception {
        byte[] whole = told("req_1", "req_2").protobufLogs();
        long before = requests();

        for (int length = 1; length < whole.length; length++) {
            assertThat(client.post("/v1/logs", PROTOBUF, Arrays.copyOf(whole, length))
                            .statusCode())
                    .as("%d bytes", length)
                    .isEqualTo(400);
        }
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void json_withHalvesOfCharacters_isTakenEachTime() throws Exception {
        String body =
                new String(told("req_x", "req_x").jsonLogs(), StandardCharsets.UTF_8).replace("req_x", "req_\\ud800");
        long before = requests();

        assertThat(client.post("/v1/logs", JSON, OtlpBodies.text(body)).statusCode())
                .isEqualTo(200);
        assertThat(client.post("/v1/logs", JSON, OtlpBodies.text(body)).statusCode())
                .isEqualTo(200);
        assertThat(requests()).isEqualTo(before + 1);
    }

    @Test
    void json_inAnotherEncoding_isRefused() throws Exception {
        byte[] notUtf32 = {0, 0, 0, '{', 1, 2, 3, 4};

        assertThat(client.post("/v1/logs", JSON, notUtf32).statusCode()).isEqualTo(400);
    }

    @Test
    void instant_thatNoCalendarHas_isTheRecordsTime() throws Exception {
        Map<String, Object> attributes = claude("req_far");
        attributes.put("event.timestamp", "+999999999-12-31T23:59:59Z");
        long before = requests();

        byte[] body = new OtlpBodies("claude-code")
                .log("claude_code.api_request", NOON, attributes)
                .jsonLogs();

        assertThat(client.post("/v1/logs", JSON, body).statusCode()).isEqualTo(200);
        assertThat(requests()).isEqualTo(before + 1);
        for (JsonNode row : server.json("/api/history")) {
            assertThat(row.path("completedAt").asLong()).isEqualTo(NOON);
        }
    }
}
