package io.tokenspeed.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.HubDashboard;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.fixture.HubInstance;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A public hub shows its report to everybody, and nothing else to whoever has not signed in. */
class PublicAccessTest {
    private static final Map<String, String> PUBLIC = Map.of("TS_HUB_DASHBOARD_ACCESS", "public");

    @TempDir
    private static Path folder;

    private static HubInstance open;
    private static HubInstance closed;

    @BeforeAll
    static void start() throws IOException {
        open = HubInstance.start(new InMemoryHubStorage(), folder.resolve("open"), PUBLIC);
        closed = HubInstance.start(new InMemoryHubStorage(), folder.resolve("closed"));
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static HttpResponse<String> send(HubInstance hub, String method, String path) throws Exception {
        return hub.send(method, path, "", UnaryOperator.identity());
    }

    private static HttpResponse<String> member(HubInstance hub, String path) throws Exception {
        return hub.send(
                "GET", path, "", request -> request.header("Authorization", "Bearer " + HubInstance.READ_TOKEN));
    }

    /** Every path that the hub describes, so that none is forgotten here. */
    @Test
    void describedPaths_areClosedButForTheReport() throws Exception {
        JsonNode endpoints = HubInstance.json(member(open, "/api/meta")).get("endpoints");

        assertThat(endpoints).hasSizeGreaterThan(10);
        for (JsonNode endpoint : endpoints) {
            String path = endpoint.get("path").asText();
            assertThat(send(closed, "GET", path).statusCode()).as(path).isEqualTo(401);
            assertThat(send(open, "GET", path).statusCode())
                    .as(path)
                    .isEqualTo(path.equals("/api/v1/public") ? 200 : 401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/dashboard/summary",
                "/v1/dashboard/projects",
                "/v1/dashboard/providers",
                "/v1/dashboard/models",
                "/v1/dashboard/devices",
                "/v1/dashboard/timeseries",
                "/v1/dashboard/overview",
                "/v1/dashboard/series?group=project",
                "/v1/dashboard/facets",
                "/v1/dashboard/public",
                "/api/v1/requests",
                "/api/v1/sessions",
                "/api/live",
                "/api/v1/public/",
                "/api/v1/public/devices",
                "/api/v1/public;days=7",
                "/api/v1/Public",
                "/api/v1/publi%63",
                "/api/nothing"
            })
    void otherPaths_areClosed(String path) throws Exception {
        assertThat(send(closed, "GET", path).statusCode()).isEqualTo(401);
        assertThat(send(open, "GET", path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/admin/devices", "/v1/admin/invites", "/v1/admin/audit"})
    void managing_needsTheAdminsToken(String path) throws Exception {
        assertThat(send(open, "GET", path).statusCode()).isEqualTo(401);
        assertThat(member(open, path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void otherMethods_areRefused(String method) throws Exception {
        assertThat(send(open, method, "/api/v1/public").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/v1/health", "/v1/health/alive", "/v1/hub"})
    void siteAndHealth_areOpenInBothCases(String path) throws Exception {
        assertThat(send(closed, "GET", path).statusCode()).isEqualTo(200);
        assertThat(send(open, "GET", path).statusCode()).isEqualTo(200);
    }

    @Test
    void refusal_namesTheReportWhereThereIsOne() throws Exception {
        JsonNode refusal = HubInstance.json(send(open, "GET", "/api/meta"));

        assertThat(refusal.get("public").asText()).isEqualTo("/api/v1/public");
        assertThat(refusal.get("detail").asText()).endsWith("Without it there is only /api/v1/public.");
        assertThat(HubInstance.json(send(closed, "GET", "/api/meta")).has("public"))
                .isFalse();
    }

    @Test
    void report_isTheSameForMembers() throws Exception {
        assertThat(member(open, "/api/v1/public").body())
                .isEqualTo(send(open, "GET", "/api/v1/public").body());
        assertThat(send(open, "HEAD", "/api/v1/public").statusCode()).isEqualTo(200);
        assertThat(send(open, "GET", "/api/v1/public").headers().firstValue("Cache-Control"))
                .contains("no-cache");
    }

    @Test
    void report_ofAHubForMembers_isNotThere() throws Exception {
        HttpResponse<String> answer = member(closed, "/api/v1/public");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(HubInstance.json(answer).get("detail").asText())
                .isEqualTo("This hub shows nothing publicly; its dashboard.access is members.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"days=8", "days=0", "days=-7", "days=28&days=7", "deviceId=a", "f=is,device,a", "from=2026-01-01"
            })
    void report_hasFixedPeriodsAndNoFilters(String query) throws Exception {
        assertThat(send(open, "GET", "/api/v1/public?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void wrongDays_areTold() throws Exception {
        JsonNode problem = HubInstance.json(send(open, "GET", "/api/v1/public?days=8"));

        assertThat(problem.get("detail").asText())
                .isEqualTo("Parameter \"days\" is \"8\", but must be one of 7, 28, 90, 365.");
    }

    @Test
    void dashboardAlone_needsNoTokenWhereItIsPublic() throws Exception {
        HubSettings settings = TestHub.settings(folder, PUBLIC);
        try (HttpServer dashboard = HubDashboard.start(settings, new InMemoryHubStorage(), Clock.systemUTC())) {
            assertThat(status(dashboard, "/api/v1/public")).isEqualTo(200);
            assertThat(status(dashboard, "/api/v1/overview")).isEqualTo(401);
        }
    }

    private static int status(HttpServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
