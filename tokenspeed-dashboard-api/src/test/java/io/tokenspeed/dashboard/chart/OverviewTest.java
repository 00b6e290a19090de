package io.tokenspeed.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The overview of two days of three models, in which one request has no known cost. */
class OverviewTest {
    private static final Instant NOW = Instant.parse("2026-03-10T14:20:00Z");

    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        server = ApiServer.startAt(
                NOW,
                TestRequests.timed("a", 50, 2_000)
                        .at("2026-03-10T09:30:00Z")
                        .speed(SpeedBasis.E2E_APPROX, 2_000L)
                        .logged(1_000_000_001L)
                        .build(),
                TestRequests.timed("b", 30, 2_000)
                        .at("2026-03-10T09:40:00Z")
                        .model("claude-haiku")
                        .logged(2L)
                        .build(),
                TestRequests.codex("c").at("2026-03-10T12:00:00Z").build(),
                TestRequests.failed("d").at("2026-03-10T12:10:00Z").build(),
                TestRequests.codex("e")
                        .at("2026-03-09T14:00:00Z")
                        .tokens(TestTokens.reported(7, 3))
                        .logged(10L)
                        .build(),
                // Yesterday, but later than it is today.
                TestRequests.codex("f").at("2026-03-09T14:20:00Z").logged(99L).build());
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void totals_areTheSumsOfModelsAndOfProvidersToTheNanoDollar() throws IOException, InterruptedException {
        JsonNode overview = client.json("/api/v1/overview?period=today");

        for (String field : new String[] {"requests", "failed", "totalTokens", "inputTokens", "unpricedRequests"}) {
            assertThat(sum(overview.get("models"), field))
                    .isEqualTo(sum(overview.get("providers"), field))
                    .isEqualTo(overview.at("/totals/" + field).asLong());
        }
        assertThat(sum(overview.get("models"), "totalCostNanoUsd")).isEqualTo(1_000_000_003L);
        assertThat(overview.at("/totals/totalCostNanoUsd").asLong()).isEqualTo(1_000_000_003L);
        assertThat(overview.at("/meta/unpricedRequests").asLong()).isEqualTo(1);
    }

    private static long sum(JsonNode rows, String field) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.at("/measures/" + field).asLong();
        }
        return sum;
    }

    @Test
    void previous_endsAtTheSameTimeOfTheDayBefore() throws IOException, InterruptedException {
        JsonNode overview = client.json("/api/v1/overview?period=today");

        assertThat(overview.at("/previous/requests").asLong()).isEqualTo(1);
        assertThat(overview.at("/previous/totalTokens").asLong()).isEqualTo(10);
        assertThat(overview.at("/meta/compare/from").asText()).isEqualTo("2026-03-09T00:00:00Z");
        assertThat(overview.at("/meta/compare/to").asText()).isEqualTo("2026-03-09T14:20:00Z");
        assertThat(model(overview, "gpt-5-codex").at("/previous/requests").asLong())
                .isEqualTo(1);
        assertThat(model(overview, "claude-haiku").get("previous").isNull()).isTrue();
    }

    private static JsonNode model(JsonNode overview, String name) {
        for (JsonNode model : overview.get("models")) {
            if (model.get("model").asText().equals(name)) {
                return model;
            }
        }
        throw new AssertionError("no model " + name + " in " + overview);
    }

    @Test
    void series_hoursWithoutRequests_haveNoSumsAndUnknownSpeeds() throws IOException, InterruptedException {
        JsonNode overview = client.json("/api/v1/overview?period=today");

        JsonNode columns = overview.at("/series/columns");
        assertThat(overview.at("/series/t").size()).isEqualTo(15);
        assertThat(overview.at("/series/t/0").asLong())
                .isEqualTo(Instant.parse("2026-03-10T00:00:00Z").getEpochSecond());
        assertThat(overview.at("/previousSeries/t").size()).isEqualTo(15);
        assertThat(overview.at("/meta/by").asText()).isEqualTo("hour");
        assertThat(overview.at("/meta/partialFrom").asInt()).isEqualTo(14);
        assertThat(columns.at("/requests/0").asText()).isEqualTo("0");
        assertThat(columns.at("/costNanoUsd/9").asLong()).isEqualTo(1_000_000_003L);
        assertThat(columns.at("/e2e/p50/0").isNull()).isTrue();
        assertThat(columns.at("/e2e/pooled/9").asDouble()).isEqualTo(20);
        assertThat(columns.at("/e2e/n/9").asLong()).isEqualTo(2);
        assertThat(columns.at("/errorRate/12").asDouble()).isEqualTo(0.5);
        assertThat(columns.at("/errorRate/11").isNull()).isTrue();
        assertThat(columns.at("/cacheHitRatio/9").asDouble()).isZero();
    }

    @Test
    void requests_areTheLatestOfTheTime() throws IOException, InterruptedException {
        JsonNode requests = client.json("/api/v1/overview?period=today").get("requests");

        assertThat(requests).hasSize(4);
        assertThat(requests.at("/0/status").asText()).isEqualTo("failed");
        assertThat(requests.at("/3/costNanoUsd").asLong()).isEqualTo(1_000_000_001L);
    }

    @Test
    void filters_choosePartsAndNameWhatWasIgnored() throws IOException, InterruptedException {
        JsonNode haiku = client.json("/api/v1/overview?period=today&f=contains,model,HAIKU&f=is_not,tool,codex");
        JsonNode neither = client.json("/api/v1/overview?period=today&f=is,model,nothing");
        JsonNode ignored = client.json("/api/v1/overview?period=today&f=is,colour,red");

        assertThat(haiku.at("/totals/requests").asLong()).isEqualTo(1);
        assertThat(haiku.at("/requests").size()).isEqualTo(1);
        assertThat(neither.at("/totals/attempts").asLong()).isZero();
        assertThat(neither.at("/totals/totalCostNanoUsd").asLong()).isZero();
        assertThat(neither.at("/meta/hasData").asBoolean()).isTrue();
        assertThat(ignored.at("/totals/requests").asLong()).isEqualTo(3);
        assertThat(ignored.at("/meta/ignored/0/param").asText()).isEqualTo("f");
        assertThat(ignored.at("/meta/ignored/0/value").asText()).isEqualTo("is,colour,red");
        assertThat(ignored.at("/meta/ignored/0/reason").asText())
                .isEqualTo("There is no dimension \"colour\" here; there are project, provider, model, tool.");
    }

    @Test
    void all_beginsWithTheFirstRequestAndIsComparedWithNothing() throws IOException, InterruptedException {
        JsonNode overview = client.json("/api/v1/overview?period=all&by=day");

        assertThat(overview.at("/meta/from").isNull()).isTrue();
        assertThat(overview.get("previous").isNull()).isTrue();
        assertThat(overview.get("previousSeries").isNull()).isTrue();
        assertThat(overview.at("/series/t/0").asLong())
                .isEqualTo(Instant.parse("2026-03-09T00:00:00Z").getEpochSecond());
        assertThat(overview.at("/series/t").size()).isEqualTo(2);
        assertThat(overview.at("/totals/requests").asLong()).isEqualTo(5);
    }

    @Test
    void emptyServer_hasNoData() throws IOException, InterruptedException {
        try (ApiServer empty = ApiServer.startAt(NOW)) {
            JsonNode overview = empty.client().json("/api/v1/overview?period=all");

            assertThat(overview.at("/meta/hasData").asBoolean()).isFalse();
            assertThat(overview.at("/series/t").size()).isZero();
            assertThat(overview.at("/totals/e2e/p50").isNull()).isTrue();
        }
    }

    @Test
    void sameState_isNotSentAgain() throws IOException, InterruptedException {
        HttpResponse<String> first = client.get("/api/v1/overview");

        HttpResponse<String> again = client.get(
                "/api/v1/overview",
                "If-None-Match",
                first.headers().firstValue("ETag").orElseThrow());

        assertThat(again.statusCode()).isEqualTo(304);
    }
}
