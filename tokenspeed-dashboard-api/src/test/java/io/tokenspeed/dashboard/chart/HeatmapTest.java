package io.tokenspeed.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests of the night in which the clocks of Berlin go back, a Sunday, and one of the Monday after. */
class HeatmapTest {
    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        server = ApiServer.startAt(
                Instant.parse("2026-10-27T12:00:00Z"),
                TestRequests.claude("summer")
                        .at("2026-10-25T00:30:00Z")
                        .logged(5L)
                        .build(),
                TestRequests.claude("winter").at("2026-10-25T01:30:00Z").build(),
                TestRequests.timed("monday", 50, 2_000)
                        .at("2026-10-26T08:10:00Z")
                        .lasting(2_000)
                        .build(),
                TestRequests.codex("tuesday").at("2026-10-27T08:10:00Z").build());
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void week_addsTheRepeatedHourAndKnowsNothingElsewhere() throws IOException, InterruptedException {
        JsonNode map = client.json("/api/v1/heatmap?period=7d&metric=requests&tz=Europe/Berlin");

        assertThat(map.get("values")).hasSize(7 * 24);
        assertThat(map.at("/values/" + (6 * 24 + 2)).asLong()).isEqualTo(2);
        assertThat(map.at("/values/9").asLong()).isEqualTo(1);
        assertThat(map.at("/values/0").isNull()).isTrue();
        assertThat(map.get("x")).hasSize(24);
        assertThat(map.at("/y/0").asInt()).isEqualTo(1);
        assertThat(map.get("days").isNull()).isTrue();
    }

    @Test
    void week_ofCostOrSpeed_isUnknownWhereNoneIsKnown() throws IOException, InterruptedException {
        JsonNode cost = client.json("/api/v1/heatmap?period=7d&metric=cost&tz=Europe/Berlin");
        JsonNode speed = client.json("/api/v1/heatmap?period=7d&metric=e2e&tz=Europe/Berlin");

        assertThat(cost.at("/values/" + (6 * 24 + 2)).asLong()).isEqualTo(5);
        assertThat(cost.at("/values/9").isNull()).isTrue();
        assertThat(speed.at("/values/9").asDouble()).isEqualTo(25);
        assertThat(speed.at("/values/" + (6 * 24 + 2)).isNull()).isTrue();
    }

    @Test
    void calendar_hasEveryDayOfTheTime() throws IOException, InterruptedException {
        JsonNode map = client.json("/api/v1/heatmap?period=7d&kind=calendar&metric=tokens&tz=Europe/Berlin");

        assertThat(map.get("days")).hasSize(7);
        assertThat(map.at("/days/0").asText()).isEqualTo("2026-10-21");
        assertThat(map.at("/days/6").asText()).isEqualTo("2026-10-27");
        assertThat(map.at("/values/0").isNull()).isTrue();
        assertThat(map.at("/values/4").asLong()).isEqualTo(300);
    }

    @Test
    void latency_ofTokens_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> refused = client.get("/api/v1/heatmap?kind=latency&metric=tokens");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestClient.parse(refused.body()).get("detail").asText())
                .isEqualTo("Parameter \"metric\" is \"tokens\", but a map of the kind latency shows one of ttft, e2e.");
    }

    @Test
    void calendar_ofTooManyDays_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> refused = client.get("/api/v1/heatmap?kind=calendar&from=0001-01-02");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestClient.parse(refused.body()).get("detail").asText())
                .isEqualTo("A calendar shows at most 4000 days; give a later \"from\" or another \"period\".");
    }

    @Test
    void facets_areFoundWithTheFiltersOfTheOtherDimensions() throws IOException, InterruptedException {
        JsonNode facets = client.json("/api/v1/facets?period=7d&f=is,tool,claude&f=is,model,nothing");

        assertThat(facets.at("/tools")).isEmpty();
        assertThat(facets.at("/models")).hasSize(1);
        assertThat(facets.at("/models/0/requests").asLong()).isEqualTo(3);
        assertThat(facets.get("devices").isNull()).isTrue();
    }

    @Test
    void facets_haveMostRequestsFirstAndLabels() throws IOException, InterruptedException {
        JsonNode facets = client.json("/api/v1/facets?period=7d");

        assertThat(facets.at("/tools/0/value").asText()).isEqualTo("claude");
        assertThat(facets.at("/tools/1/value").asText()).isEqualTo("codex");
        assertThat(facets.at("/projects/0/value").asText()).isEqualTo("/home/ada/shop");
        assertThat(facets.at("/projects/0/label").asText()).isEqualTo("shop");
    }
}
