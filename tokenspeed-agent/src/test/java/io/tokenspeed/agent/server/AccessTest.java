package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use the server and what it says to the others. */
class AccessTest {
    private static final String FRIEND = "http://localhost:5173";

    @TempDir
    private static Path home;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = TestServer.start(home, ServeSettings.ORIGINS, FRIEND);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "localhost:3456", "LOCALHOST"})
    void host_ofThisMachine_isAnswered(String host) throws IOException {
        assertThat(raw("/api/health", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "evil.example:3456", "192.168.1.7"
            })
    void host_ofOthers_isRefusedForPagesAndApi(String host) throws IOException {
        assertThat(raw("/api/stats", host)).startsWith("HTTP/1.1 421").contains("\"field\":\"Host\"");
        assertThat(raw("/", host)).startsWith("HTTP/1.1 421");
        assertThat(raw("/api/live", host)).startsWith("HTTP/1.1 421");
    }

    @Test
    void origin_inList_readsWithItsName() throws IOException, InterruptedException {
        HttpResponse<String> response = server.get("/api/stats", "Origin", FRIEND);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
        assertThat(String.join(",", response.headers().allValues("Vary"))).contains("Origin");
    }

    @Test
    void origin_ofThePageItself_isAnswered() throws IOException, InterruptedException {
        String own = "http://localhost:" + server.port();

        assertThat(server.get("/api/stats", "Origin", own).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:5174", "https://localhost:5173", "null"})
    void origin_notInList_isRefused(String origin) throws IOException, InterruptedException {
        HttpResponse<String> response = server.get("/api/stats", "Origin", origin);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        JsonNode problem = TestServer.parse(response.body());
        assertThat(problem.get("field").asText()).isEqualTo("Origin");
        assertThat(problem.get("allowed").get(0).asText()).isEqualTo(FRIEND);
    }

    @Test
    void preflight_ofListedOrigin_isAllowedToReadOnly() throws IOException, InterruptedException {
        HttpResponse<String> response =
                server.send("OPTIONS", "/api/stats", "Origin", FRIEND, "Access-Control-Request-Method", "GET");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD");
    }

    @Test
    void changing_withoutToken_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> response = server.send("POST", "/api/stats");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"tokenspeed\"");
        assertThat(server.send("DELETE", "/api/stats", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void reading_throughAProxyOnThisMachine_needsTheToken() throws IOException, InterruptedException {
        String token = Files.readString(TestServer.database(home).resolveSibling("local-token"))
                .strip();

        assertThat(server.get("/api/stats", "X-Forwarded-For", "203.0.113.7").statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/stats", "X-Forwarded-For", "203.0.113.7", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void changing_withToken_reachesTheResource() throws IOException, InterruptedException {
        String token = Files.readString(TestServer.database(home).resolveSibling("local-token"))
                .strip();

        HttpResponse<String> response = server.send("POST", "/api/stats", "Authorization", "Bearer " + token);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(TestServer.parse(response.body()).get("allowed").toString()).contains("GET");
    }

    @Test
    void files_besideTheDatabase_areForTheOwnerOnly() throws IOException {
        for (String name : new String[] {"local-token", "server.json"}) {
            Path file = TestServer.database(home).resolveSibling(name);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void headers_ofEveryAnswer_tellVersionAndPolicy() throws IOException, InterruptedException {
        for (String path : new String[] {"/api/stats", "/api/nothing", "/", "/api/stats?x=1"}) {
            HttpResponse<String> response = server.get(path);

            assertThat(response.headers().firstValue("X-TokenSpeed-Api"))
                    .as(path)
                    .contains("1");
            assertThat(response.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void entityTag_ofSameAnswer_savesSendingIt() throws IOException, InterruptedException {
        String tag = server.get("/api/stats").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> response = server.get("/api/stats", "If-None-Match", tag);

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/stats?project=x, project, projectId",
        "/api/live?x=1, x, ''",
        "/api/stats?limit=5, limit, modelId",
        "/api/history?limit=0, limit, 1..1000",
        "/api/history?limit=1001, limit, 1..1000",
        "/api/history?limit=ten, limit, 1..1000",
        "/api/stats?agent=cursor, agent, codex",
        "/api/stats?mode=best, mode, calculate",
        "/api/series?interval=year, interval, week",
        "/api/series?by=session, by, provider",
        "/api/stats?format=xml, format, csv",
        "/api/stats?from=yesterday, from, ''",
        "/api/stats?from=2026-11-31, from, ''",
        "/api/stats?tz=Mars, tz, ''",
        "/api/stats?from=2026-11-02&to=2026-11-01, to, ''",
        "/api/stats?from=1&from=2, from, ''"
    })
    void wrongParameter_isNamedWithWhatIsAllowed(String path, String field, String allowed)
            throws IOException, InterruptedException {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = TestServer.parse(response.body());
        assertThat(problem.get("field").asText()).isEqualTo(field);
        assertThat(problem.get("detail").asText()).contains("\"" + field + "\"").endsWith(".");
        assertThat(allowed.isEmpty() || problem.get("allowed").toString().contains(allowed))
                .isTrue();
    }

    @Test
    void unknownPath_isAProblem() throws IOException, InterruptedException {
        HttpResponse<String> response = server.get("/api/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/io/tokenspeed/agent/TokenSpeed.class", "//x"
            })
    void site_servesNothingButItsFiles(String path) throws IOException {
        assertThat(raw(path, "localhost"))
                .containsAnyOf("HTTP/1.1 404", "HTTP/1.1 400")
                .doesNotContain("root:");
    }

    private static String raw(String path, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
