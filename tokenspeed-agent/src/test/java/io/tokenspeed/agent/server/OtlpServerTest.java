package io.tokenspeed.agent.server;

import static io.tokenspeed.agent.server.OtlpClient.JSON;
import static io.tokenspeed.agent.server.OtlpClient.PROTOBUF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the local server takes by OTLP, and what it refuses. */
class OtlpServerTest {
    private static final long NOON = 1_793_620_800_000L;

    @TempDir
    private static Path home;

    private static TestServer server;
    private static OtlpClient client;
    private static int calls;

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

    private static Map<String, Object> claude() {
        int call = calls++;
        return Map.of(
                "session.id",
                "s" + call,
                "request_id",
                "req_" + call,
                "model",
                "claude-opus-4-8",
                "input_tokens",
                "12",
                "output_tokens",
                640,
                "duration_ms",
                3_000,
                "ttft_ms",
                1_000);
    }

    private static OtlpBodies oneRequest() {
        return new OtlpBodies("claude-code").log("claude_code.api_request", NOON, claude());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void post_inBothForms_isCountedAndAnsweredInTheSame() throws Exception {
        long before = requests();

        HttpResponse<byte[]> protobuf =
                client.post("/v1/logs", PROTOBUF, oneRequest().protobufLogs());
        HttpResponse<byte[]> json =
                client.post("/v1/logs", JSON + "; charset=utf-8", oneRequest().jsonLogs());

        assertThat(protobuf.statusCode()).isEqualTo(200);
        assertThat(protobuf.headers().firstValue("Content-Type")).contains(PROTOBUF);
        assertThat(ExportLogsServiceResponse.parseFrom(protobuf.body()))
                .isEqualTo(ExportLogsServiceResponse.getDefaultInstance());
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("Content-Type")).contains(JSON);
        assertThat(text(json)).isEqualTo("{}");
        assertThat(requests()).isEqualTo(before + 2);
    }

    @Test
    void post_twice_isCountedOnce() throws Exception {
        long before = requests();
        byte[] body = oneRequest().protobufLogs();

        client.post("/v1/logs", PROTOBUF, body);
        client.postGzip("/v1/logs", PROTOBUF, body);
        client.postChunked("/v1/logs", PROTOBUF, body);

        assertThat(requests()).isEqualTo(before + 1);
    }

    @Test
    void post_spans_areCounted() throws Exception {
        long before = requests();
        OtlpBodies spans = new OtlpBodies("github-copilot")
                .span(
                        "chat gpt-5.5",
                        NOON - 3_000,
                        NOON,
                        Map.of(
                                "gen_ai.operation.name",
                                "chat",
                                "gen_ai.response.id",
                                "r" + calls++,
                                "gen_ai.usage.input_tokens",
                                100,
                                "gen_ai.usage.output_tokens",
                                61,
                                "gen_ai.response.time_to_first_chunk",
                                1.0))
                .span("invoke_agent", NOON - 3_000, NOON, Map.of("gen_ai.operation.name", "invoke_agent"));

        assertThat(client.post("/v1/traces", PROTOBUF, spans.protobufSpans()).statusCode())
                .isEqualTo(200);
        assertThat(client.post("/v1/traces", JSON, spans.jsonSpans()).statusCode())
                .isEqualTo(200);

        assertThat(requests()).isEqualTo(before + 1);
    }

    @Test
    void post_withoutToken_is401() throws Exception {
        HttpResponse<String> answer = server.post("/v1/logs", "{}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("ingest-token").doesNotContain(client.token());
    }

    @Test
    void post_withBearerToken_isTaken() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.client().uri("/v1/logs"))
                .header("Content-Type", JSON)
                .header("Authorization", "Bearer " + client.token())
                .POST(BodyPublishers.ofString("{}"));

        assertThat(client.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void get_is405() throws Exception {
        assertThat(server.get("/v1/traces", "X-TS-Token", client.token()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void post_ofAnotherType_is415() throws Exception {
        assertThat(client.post("/v1/logs", "text/plain", new byte[] {1}).statusCode())
                .isEqualTo(415);
        HttpResponse<byte[]> encoded = client.send(client.request("/v1/logs", JSON)
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(encoded.statusCode()).isEqualTo(415);
    }

    @Test
    void post_ofNothing_isTaken() throws Exception {
        assertThat(client.post("/v1/logs", PROTOBUF, new byte[0]).statusCode()).isEqualTo(200);
        assertThat(text(client.post("/v1/metrics", JSON, new byte[0]))).isEqualTo("{}");
    }

    @Test
    void post_ofGarbage_is400WithAStatus() throws Exception {
        HttpResponse<byte[]> json = client.post("/v1/logs", JSON, OtlpBodies.text("{\"resourceLogs\":[{]}"));
        HttpResponse<byte[]> protobuf = client.post("/v1/logs", PROTOBUF, new byte[] {10, 120, 1});
        HttpResponse<byte[]> notCompressed = client.send(client.request("/v1/logs", JSON)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(TestServer.parse(text(json)).path("code").asInt()).isEqualTo(3);
        assertThat(TestServer.parse(text(json)).path("message").asText())
                .isEqualTo("The body is no OTLP message in JSON.");
        assertThat(protobuf.statusCode()).isEqualTo(400);
        assertThat(protobuf.body()[0]).isEqualTo((byte) 8);
        assertThat(text(protobuf)).contains("The body is no OTLP message in Protocol Buffers.");
        assertThat(notCompressed.statusCode()).isEqualTo(400);
    }

    @Test
    void post_tooLong_is413HoweverItIsSent() throws Exception {
        byte[] tooLong = OtlpBodies.text("{\"x\":\"" + "a".repeat(4 << 20) + "\"}");

        assertThat(announced("/v1/logs", tooLong.length)).startsWith("HTTP/1.1 413");
        assertThat(client.postChunked("/v1/logs", JSON, tooLong).statusCode()).isEqualTo(413);
        HttpResponse<byte[]> bomb = client.postGzip("/v1/logs", JSON, tooLong);
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(TestServer.parse(text(bomb)).path("message").asText())
                .isEqualTo("The body is longer than 4194304 bytes.");
    }

    /** The first line of the answer to a body that is announced and not sent. */
    private static String announced(String path, long length) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void post_ofDeepJson_is400() throws Exception {
        String deep = "{\"x\":" + "[".repeat(40) + "]".repeat(40) + "}";

        assertThat(client.post("/v1/logs", JSON, OtlpBodies.text(deep)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void post_ofTooManyRecords_is413() throws Exception {
        String many = "{},".repeat(10_000) + "{}";
        String body = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + many + "]}]}]}";

        assertThat(client.post("/v1/logs", JSON, OtlpBodies.text(body)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void post_withSenselessRecords_takesTheOthersAndSaysWhy() throws Exception {
        long before = requests();
        Map<String, Object> senseless = new HashMap<>(claude());
        senseless.put("input_tokens", "many");
        OtlpBodies bodies = oneRequest().log("claude_code.api_request", NOON, senseless);

        HttpResponse<byte[]> json = client.post("/v1/logs", JSON, bodies.jsonLogs());
        HttpResponse<byte[]> protobuf = client.post("/v1/logs", PROTOBUF, bodies.protobufLogs());

        JsonNode partial = TestServer.parse(text(json)).path("partialSuccess");
        assertThat(partial.path("rejectedLogRecords").asText()).isEqualTo("1");
        assertThat(partial.path("errorMessage").asText()).isEqualTo("input_tokens must be a number from 0 on.");
        assertThat(partialOf(protobuf).getRejectedLogRecords()).isEqualTo(1);
        assertThat(partialOf(protobuf).getErrorMessage()).isEqualTo("input_tokens must be a number from 0 on.");
        assertThat(requests()).isEqualTo(before + 1);
    }

    private static ExportLogsPartialSuccess partialOf(HttpResponse<byte[]> answer)
            throws InvalidProtocolBufferException {
        return ExportLogsServiceResponse.parseFrom(answer.body()).getPartialSuccess();
    }

    @Test
    void post_whereNothingIsReceived_is404(@TempDir Path other) throws Exception {
        try (TestServer deaf = TestServer.start(other)) {
            OtlpClient sender = new OtlpClient(deaf, other);

            HttpResponse<byte[]> answer = sender.post("/v1/logs", JSON, OtlpBodies.text("{}"));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(text(answer)).contains("start the server with TS_OTLP=1");
        }
    }

    @Test
    void otherPaths_stillWantShortBodies() throws IOException {
        assertThat(announced("/v1/session", 2 << 20)).startsWith("HTTP/1.1 413");
    }
}
