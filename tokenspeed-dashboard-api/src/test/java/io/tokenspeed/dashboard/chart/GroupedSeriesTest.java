package io.tokenspeed.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupedSeriesTest {
    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        server = ApiServer.startAt(
                Instant.parse("2026-03-10T14:20:00Z"),
                TestRequests.claude("a")
                        .at("2026-03-09T12:00:00Z")
                        .tokens(TestTokens.reported(1_000, 5))
                        .build(),
                TestRequests.codex("b").at("2026-03-10T12:00:00Z").build(),
                TestRequests.codex("c")
                        .at("2026-03-10T12:30:00Z")
                        .provider("azure")
                        .project("/home/ada/bakery")
                        .tokens(TestTokens.reported(10, 5))
                        .build(),
                TestRequests.codex("d").at("2026-03-02T12:00:00Z").build());
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void models_areToldApartByProviderAndTheRestIsSummed() throws IOException, InterruptedException {
        JsonNode series = client.json("/api/v1/series?period=7d&group=model&limit=1");

        assertThat(series.get("groups")).hasSize(1);
        assertThat(series.at("/groups/0/key").asText()).isEqualTo("anthropic/claude-sonnet-4-5");
        assertThat(series.at("/groups/0/label").asText()).isEqualTo("claude-sonnet-4-5");
        assertThat(series.at("/groups/0/provider").asText()).isEqualTo("anthropic");
        assertThat(series.at("/groups/0/columns/totalTokens/5").asLong()).isEqualTo(1_005);
        assertThat(series.at("/other/groups").asInt()).isEqualTo(2);
        assertThat(series.at("/other/columns/totalTokens/6").asLong()).isEqualTo(165);
        assertThat(series.at("/other/columns/totalTokens/5").asText()).isEqualTo("0");
    }

    @Test
    void compare_hasTheSameGroups() throws IOException, InterruptedException {
        JsonNode series = client.json("/api/v1/series?period=7d&group=provider");

        assertThat(series.get("groups")).hasSize(3);
        assertThat(series.get("other").isNull()).isTrue();
        assertThat(series.at("/compare/groups")).hasSize(3);
        assertThat(series.at("/compare/groups/0/key").asText()).isEqualTo("anthropic");
        assertThat(series.at("/compare/groups/0/measures/requests").asText()).isEqualTo("0");
        assertThat(series.at("/compare/groups/1/key").asText()).isEqualTo("openai");
        assertThat(series.at("/compare/groups/1/measures/requests").asLong()).isEqualTo(1);
        assertThat(series.at("/compare/t")).hasSize(7);
    }

    @Test
    void projects_haveTheNamesOfTheirFolders() throws IOException, InterruptedException {
        JsonNode series = client.json("/api/v1/series?period=7d&group=project&cmp=off");

        assertThat(series.at("/groups/1/key").asText()).isEqualTo("/home/ada/bakery");
        assertThat(series.at("/groups/1/label").asText()).isEqualTo("bakery");
        assertThat(series.at("/groups/1/provider").isNull()).isTrue();
        assertThat(series.get("compare").isNull()).isTrue();
    }

    @Test
    void none_isOneGroupOfEverythingAlsoWhereNothingMatches() throws IOException, InterruptedException {
        JsonNode series = client.json("/api/v1/series?period=7d");
        JsonNode nothing = client.json("/api/v1/series?period=7d&f=is,tool,none");

        assertThat(series.at("/groups/0/key").asText()).isEmpty();
        assertThat(series.at("/groups/0/measures/totalTokens").asLong()).isEqualTo(1_170);
        assertThat(nothing.get("groups")).hasSize(1);
        assertThat(nothing.at("/groups/0/columns/requests")).hasSize(7);
    }
}
