package io.tokenspeed.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.gateway.config.GatewayLimits;
import io.tokenspeed.gateway.config.UpstreamPatience;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway itself refuses, and how it says so. */
class RefusedTest {
    private static Rig rig;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        rig = Rig.with(UpstreamPatience.USUAL, new GatewayLimits(10_000, 1 << 20, 1 << 24));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 405, method_not_allowed",
        "GET, /v1/files, 404, not_found",
        "GET, /v1/chat/completions, 405, method_not_allowed",
        "GET, /v1/responses, 426, upgrade_refused",
        "POST, /api/pull, 403, forbidden",
        "DELETE, /api/delete, 403, forbidden",
        "GET, /up/other/v1/models, 404, not_found",
        "GET, /v1/models/..%2fsecret, 400, invalid_request",
        "GET, /v1/models/%2e%2e/x, 400, invalid_request",
    })
    void route_thatIsNone(String method, String path, int status, String code)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = rig.send(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-tokenspeed-error")).contains(code);
        assertThat(answer.headers().firstValue("x-tokenspeed-request-id")).isPresent();
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"model\":", "{}x", "text"})
    void body_thatIsNoObject(String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = rig.post(rig.through("/v1/chat/completions"), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("must be a JSON object");
    }

    @Test
    void body_thatIsTooLarge() throws IOException, InterruptedException {
        String body = "{\"model\":\"" + "m".repeat(10_000) + "\"}";

        HttpResponse<byte[]> answer = rig.post(rig.through("/v1/messages"), body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("request_too_large");
    }

    @Test
    void page_ofAnotherOrigin() throws IOException, InterruptedException {
        HttpResponse<byte[]> foreign =
                rig.post(rig.through("/v1/messages"), "{\"model\":\"m\"}", "origin", "https://evil.example");
        HttpResponse<byte[]> own =
                rig.post(rig.through("/v1/messages"), "{\"model\":\"m\"}", "origin", "http://localhost:3456");

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().allValues("access-control-allow-origin")).containsExactly("http://localhost:3456");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3456, 204", "https://evil.example, 403"})
    void preflight_isAnsweredToKnownPages(String origin, int status) throws IOException {
        String answer = raw("OPTIONS /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + origin
                + "\r\nAccess-Control-Request-Method: POST\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    static Stream<List<String>> doubtfulHeads() {
        String first = "POST /v1/messages HTTP/1.1";
        String host = "Host: 127.0.0.1";
        String length = "Content-Length: 2";
        return Stream.of(
                List.of(first, "Host: evil.example", length),
                List.of(first, host, host, length),
                List.of("POST http://127.0.0.1/v1/messages HTTP/1.1", host, length),
                List.of(first, host, length, "Content-Length: 3"),
                List.of(first, host, length, "Transfer-Encoding: chunked"),
                List.of(first, "Host : 127.0.0.1", length));
    }

    @ParameterizedTest
    @MethodSource("doubtfulHeads")
    void head_thatCouldBeReadInTwoWays(List<String> head) throws IOException {
        int before = rig.provider().exchanges().size();

        String answer = raw(String.join("\r\n", head) + "\r\n\r\n{}");

        assertThat(answer).matches("HTTP/1\\.[01] (400|403) [\\s\\S]*");
        assertThat(rig.provider().exchanges()).hasSize(before);
    }

    private static String raw(String message) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.port())) {
            socket.setSoTimeout((int) Rig.SOON.toMillis());
            socket.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            byte[] bytes = in.readNBytes(30);
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }

    @Test
    void probe_isAnswered() throws IOException, InterruptedException {
        assertThat(rig.send("HEAD", "/").statusCode()).isEqualTo(200);
        assertThat(new String(rig.send("GET", "/health").body(), StandardCharsets.UTF_8))
                .contains("\"status\":\"ok\"");
    }
}
