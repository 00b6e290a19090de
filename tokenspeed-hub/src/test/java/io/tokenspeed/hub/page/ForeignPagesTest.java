package io.tokenspeed.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.fixture.HubInstance;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of listed origins may read the dashboard with a token, and nothing else; pages of other origins nothing. */
class ForeignPagesTest {
    private static final String FRIEND = "https://team.github.io";
    private static final String STRANGER = "https://evil.example";

    @TempDir
    private static Path folder;

    private static HubInstance hub;

    @BeforeAll
    static void start() throws IOException {
        hub = HubInstance.start(new InMemoryHubStorage(), folder, Map.of("TS_HUB_ORIGINS", FRIEND));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/meta", "/api/v1/overview", "/v1/dashboard/summary"})
    void preflight_ofListedOrigin_isAnsweredWithoutAToken(String path) throws Exception {
        HttpResponse<String> answer = preflight(path, FRIEND);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().map())
                .containsEntry("access-control-allow-origin", List.of(FRIEND))
                .doesNotContainKey("access-control-allow-credentials");
        assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(header(answer, "Access-Control-Allow-Headers"))
                .isEqualTo("Authorization, If-None-Match, Last-Event-ID");
        assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("7200");
        assertThat(vary(answer)).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({"/api/meta,200", "/v1/dashboard/summary,200", "/api/v1/requests,404", "/api/v1/overview?no=1,400"})
    void answer_toListedOrigin_canBeRead(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path, FRIEND, HubInstance.READ_TOKEN);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(FRIEND);
        assertThat(header(answer, "Access-Control-Expose-Headers"))
                .isEqualTo("ETag, Link, Retry-After, X-TokenSpeed-Api, X-TokenSpeed-Incomplete");
        assertThat(vary(answer)).contains("Origin");
    }

    @Test
    void listedOrigin_needsATokenAndReadsThatItDoes() throws Exception {
        HttpResponse<String> answer = get("/api/meta", FRIEND, "0".repeat(32));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(FRIEND);
    }

    @ParameterizedTest
    @ValueSource(strings = {STRANGER, "http://team.github.io", "https://team.github.io:444", "null"})
    void otherOrigin_isRefusedWithoutBeingToldWhichAreListed(String origin) throws Exception {
        for (HttpResponse<String> answer :
                List.of(preflight("/api/meta", origin), get("/api/meta", origin, HubInstance.READ_TOKEN))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
            assertThat(vary(answer)).contains("Origin");
            assertThat(HubInstance.json(answer).get("detail").asText())
                    .isEqualTo("Pages of " + origin + " may not use this hub; TS_HUB_ORIGINS lists those that may.");
            assertThat(HubInstance.json(answer).has("allowed")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/session", "/v1/admin/devices", "/v1/ingest/buckets", "/v1/hub", "/"})
    void everythingElse_isNotForPagesOfOtherOrigins(String path) throws Exception {
        HttpResponse<String> answer = preflight(path, FRIEND);

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void withoutTheSetting_noOriginIsListed() throws Exception {
        try (HubInstance closed = HubInstance.start(new InMemoryHubStorage(), folder)) {
            HttpResponse<String> answer = closed.send(
                    "GET",
                    "/api/meta",
                    "",
                    request -> request.header("Origin", FRIEND)
                            .header("Authorization", "Bearer " + HubInstance.READ_TOKEN));

            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> preflight(String path, String origin) throws Exception {
        return hub.send(
                "OPTIONS",
                path,
                "",
                request -> request.header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "authorization"));
    }

    private static HttpResponse<String> get(String path, String origin, String token) throws Exception {
        return hub.send(
                "GET",
                path,
                "",
                request -> request.header("Origin", origin).header("Authorization", "Bearer " + token));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String vary(HttpResponse<String> answer) {
        return String.join(", ", answer.headers().allValues("Vary"));
    }
}
