package io.tokenspeed.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two providers of one model: short prompts are as fast at both, but one of them gets mostly long prompts. */
class StrataTest {
    private static final Instant NOON = TestRequests.NOON;

    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            requests.add(request("short-" + i, "direct", 500, 2_000));
            requests.add(request("long-" + i, "cloud", 60_000, 10_000));
        }
        requests.add(request("one", "cloud", 500, 2_000));
        server = ApiServer.startAt(NOON, requests.toArray(Request[]::new));
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Request request(String key, String provider, long prompt, long millis) {
        return TestRequests.timed(key, 100, millis)
                .provider(provider)
                .tokens(TestTokens.reported(prompt, 100))
                .completedAt(NOON.minusSeconds(3_600).toEpochMilli())
                .lasting(millis)
                .build();
    }

    @Test
    void groups_haveEachSizeOfPromptsApart() throws IOException, InterruptedException {
        JsonNode answer = client.json("/api/v1/strata?period=today&group=provider");

        JsonNode cloud = answer.at("/groups/0");
        assertThat(cloud.get("key").asText()).isEqualTo("cloud");
        assertThat(cloud.at("/strata/1/requests").asLong()).isEqualTo(1);
        assertThat(cloud.at("/strata/1/e2e/p50").asDouble()).isEqualTo(50);
        assertThat(cloud.at("/strata/1/e2e/low").isNull()).isTrue();
        assertThat(cloud.at("/strata/4/size").asText()).isEqualTo("up_to_128k");
        assertThat(cloud.at("/strata/4/e2e/n").asLong()).isEqualTo(40);
        assertThat(cloud.at("/strata/4/e2e/p50").asDouble()).isEqualTo(10);
        assertThat(cloud.at("/strata/4/e2e/low").asDouble()).isEqualTo(10);
        assertThat(answer.at("/groups/1/strata/1/e2e/p50").asDouble()).isEqualTo(50);
    }

    @Test
    void sizes_haveTheirBordersInOrder() throws IOException, InterruptedException {
        JsonNode sizes = client.json("/api/v1/strata?period=today").get("sizes");

        assertThat(sizes).hasSize(6);
        assertThat(sizes.at("/0")).hasToString("{\"size\":\"unknown\",\"from\":null,\"to\":null}");
        assertThat(sizes.at("/1")).hasToString("{\"size\":\"up_to_1k\",\"from\":1,\"to\":1000}");
        assertThat(sizes.at("/5")).hasToString("{\"size\":\"larger\",\"from\":128001,\"to\":null}");
    }

    @Test
    void nothingApart_isOneGroupOfEverything() throws IOException, InterruptedException {
        JsonNode groups =
                client.json("/api/v1/strata?period=today&f=is,provider,direct").get("groups");

        assertThat(groups).hasSize(1);
        assertThat(groups.at("/0/strata/1/requests").asLong()).isEqualTo(40);
        assertThat(groups.at("/0/strata/2/requests").asLong()).isZero();
        assertThat(groups.at("/0/strata/2/e2e/p50").isNull()).isTrue();
    }
}
