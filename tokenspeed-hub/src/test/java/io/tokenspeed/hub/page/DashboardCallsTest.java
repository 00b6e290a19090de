package io.tokenspeed.hub.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.fixture.HubInstance;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the website on a hub, at both of their addresses. */
class DashboardCallsTest {
    @TempDir
    private static Path folder;

    private static HubInstance hub;

    @BeforeAll
    static void start() throws IOException {
        hub = HubInstance.start(new InMemoryHubStorage(), folder);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "series", "distribution", "heatmap", "facets"})
    void call_isAnsweredBelowApiAndBesideTheOlderOnes(String call) throws Exception {
        HttpResponse<String> api = get("/api/v1/" + call + "?from=2026-01-01&to=2026-01-02");
        HttpResponse<String> older = get("/v1/dashboard/" + call + "?from=2026-01-01&to=2026-01-02");

        assertThat(api.statusCode()).isEqualTo(200);
        assertThat(HubInstance.json(api).at("/meta/kind").asText()).isEqualTo("hub");
        assertThat(withoutTime(older)).isEqualTo(withoutTime(api));
    }

    /** The second may have ended between both answers. */
    private static String withoutTime(HttpResponse<String> answer) {
        return answer.body().replaceFirst("\"asOf\":\"[^\"]*\"", "");
    }

    @Test
    void olderCalls_stayAsTheyAre() throws Exception {
        assertThat(HubInstance.json(get("/v1/dashboard/devices")).isArray()).isTrue();
        assertThat(HubInstance.json(get("/v1/dashboard/summary")).has("requestCount"))
                .isTrue();
    }

    @Test
    void devices_areListedAndFilteredByName() throws Exception {
        JsonNode devices = HubInstance.json(get("/api/v1/devices?f=is,device,AQID"));

        assertThat(devices.get("items")).isEmpty();
        assertThat(devices.at("/meta/ignored")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests", "requests/1", "sessions", "sessions/1"})
    void singleThings_areNotOnAHub(String path) throws Exception {
        HttpResponse<String> answer = get("/api/v1/" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(HubInstance.json(answer).get("detail").asText())
                .startsWith("A hub holds the sums of its devices, but no single ");
    }

    @Test
    void call_needsAToken() throws Exception {
        assertThat(hub.send("GET", "/api/v1/overview", "", request -> request).statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return hub.send(
                "GET", path, "", request -> request.header("Authorization", "Bearer " + HubInstance.READ_TOKEN));
    }
}
