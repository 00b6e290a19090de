package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests the server accepts, and how it refuses others. */
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
    void changing_withoutToken_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> response = server.send("POST", "/api/stats");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"tokenspeed\"");
        assertThat(server.send("DELETE", "/api/stats", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
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

    private static String raw(String path, String host) throws IOException {
        return server.client().raw(path, host);
    }
}
