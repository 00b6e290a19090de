package io.tokenspeed.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.server.TestApp;
import io.tokenspeed.testkit.fixture.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a server, and the answers to everybody else. */
class AccessTest {
    private static TestApp app;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        app = TestApp.start();
        client = app.client();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "[::1]", "localhost:3456", "LOCALHOST", "hub.example", "Hub.Example:80"
            })
    void host_ofThisServer_isAnswered(String host) throws IOException {
        assertThat(client.raw("/api/word", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "evil.example:3456", "192.168.1.7"
            })
    void host_ofOthers_isRefused(String host) throws IOException {
        assertThat(client.raw("/api/word", host)).startsWith("HTTP/1.1 421").contains("\"field\":\"Host\"");
        assertThat(client.raw("/", host)).startsWith("HTTP/1.1 421");
    }

    @Test
    void origin_inList_readsWithItsName() throws IOException, InterruptedException {
        HttpResponse<String> response = client.get("/api/word", "Origin", TestApp.FRIEND);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(TestApp.FRIEND);
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
                .contains("ETag, Link, Retry-After, X-TokenSpeed-Api, X-TokenSpeed-Incomplete");
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-credentials");
        assertThat(String.join(",", response.headers().allValues("Vary"))).contains("Origin");
    }

    @Test
    void origin_ofThePageItself_isAnswered() throws IOException, InterruptedException {
        String own = "http://localhost:" + app.port();

        assertThat(client.get("/api/word", "Origin", own).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:5174", "https://localhost:5173", "null"})
    void origin_notInList_isRefused(String origin) throws IOException, InterruptedException {
        HttpResponse<String> response = client.get("/api/word", "Origin", origin);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        JsonNode problem = TestClient.parse(response.body());
        assertThat(problem.get("field").asText()).isEqualTo("Origin");
        assertThat(problem.get("detail").asText())
                .isEqualTo("Pages of " + origin + " may not use this server; use another page.");
        assertThat(problem.get("allowed").get(0).asText()).isEqualTo(TestApp.FRIEND);
    }

    @Test
    void preflight_ofListedOrigin_isAllowedToReadOnly() throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send("OPTIONS", "/api/word", "Origin", TestApp.FRIEND, "Access-Control-Request-Method", "GET");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD");
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("Authorization, If-None-Match, Last-Event-ID");
        assertThat(response.headers().firstValue("Access-Control-Max-Age")).contains("7200");
    }

    @Test
    void changing_withoutToken_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> response = client.send("POST", "/api/word");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"tokenspeed\"");
        assertThat(TestClient.parse(response.body()).get("detail").asText())
                .isEqualTo("This needs the token, which the test holds, as \"Authorization: Bearer ...\".");
        assertThat(client.send("DELETE", "/api/word", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void changing_withToken_reachesTheResource() throws IOException, InterruptedException {
        HttpResponse<String> response = client.send("POST", "/api/word", "Authorization", "Bearer " + TestApp.TOKEN);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(TestClient.parse(response.body()).get("allowed").toString()).contains("GET");
    }

    @Test
    void reading_throughAProxyOnThisMachine_needsTheToken() throws IOException, InterruptedException {
        String[] proxied = {"X-Forwarded-For", "203.0.113.7"};

        assertThat(client.get("/api/word", proxied).statusCode()).isEqualTo(401);
        assertThat(client.get("/api/word", proxied[0], proxied[1], "Authorization", "Bearer " + TestApp.TOKEN)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void reading_throughAProxy_isOpenToABrowsersSession() throws IOException, InterruptedException {
        HttpResponse<String> begun = client.post("/v1/session", "{\"token\":\"" + TestApp.TOKEN + "\"}");
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
        String[] headers = {"X-Forwarded-For", "203.0.113.7", "Cookie", cookie};

        assertThat(begun.statusCode()).isEqualTo(204);
        assertThat(client.get("/v1/session", headers).body()).isEqualTo("{\"open\":true}");
        assertThat(client.get("/api/word", headers).statusCode()).isEqualTo(200);
        assertThat(client.send("POST", "/api/word", headers).statusCode()).isEqualTo(401);
        assertThat(client.send("DELETE", "/v1/session", headers).statusCode()).isEqualTo(204);
        assertThat(client.get("/api/word", headers).statusCode()).isEqualTo(401);
    }

    @Test
    void session_ofUnknownToken_doesNotBegin() throws IOException, InterruptedException {
        assertThat(client.post("/v1/session", "{\"token\":\"no\"}").statusCode())
                .isEqualTo(401);
        assertThat(client.post("/v1/session", "[]").statusCode()).isEqualTo(400);
        assertThat(client.get("/v1/session").body()).isEqualTo("{\"open\":false}");
    }

    @Test
    void headers_ofEveryAnswer_tellVersionAndPolicy() throws IOException, InterruptedException {
        for (String path : new String[] {"/api/word", "/api/nothing", "/", "/nowhere"}) {
            HttpResponse<String> response = client.get(path);

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
}
