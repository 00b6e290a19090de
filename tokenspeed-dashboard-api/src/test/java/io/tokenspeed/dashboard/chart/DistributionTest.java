package io.tokenspeed.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests of two models: end-to-end speeds of 25, 50 and 10 tokens per second, and waits of 0 and 500 ms. */
class DistributionTest {
    private static final Instant NOON = TestRequests.NOON;

    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        long ended = NOON.minusSeconds(3_600).toEpochMilli();
        server = ApiServer.startAt(
                NOON,
                TestRequests.timed("a", 50, 2_000)
                        .completedAt(ended)
                        .lasting(2_000)
                        .firstTokenAt(ended - 1_500)
                        .build(),
                TestRequests.timed("b", 100, 2_000)
                        .completedAt(ended)
                        .lasting(2_000)
                        .firstTokenAt(ended - 2_000)
                        .build(),
                TestRequests.timed("c", 20, 2_000)
                        .completedAt(ended)
                        .lasting(2_000)
                        .model("slow")
                        .build());
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void speeds_areCountedInTheSameBinsForAllGroups() throws IOException, InterruptedException {
        JsonNode answer = client.json("/api/v1/distribution?period=today&metric=e2e&group=model");

        JsonNode fast = answer.at("/groups/0");
        JsonNode slow = answer.at("/groups/1");
        assertThat(answer.get("unit").asText()).isEqualTo("tok/s");
        assertThat(fast.at("/bins/edges")).isEqualTo(slow.at("/bins/edges"));
        assertThat(fast.at("/bins/edges").size())
                .isEqualTo(fast.at("/bins/counts").size() + 1);
        assertThat(sum(fast.at("/bins/counts")))
                .isEqualTo(2)
                .isEqualTo(fast.at("/measures/e2e/n").asLong());
        assertThat(sum(slow.at("/bins/counts"))).isEqualTo(1);
        assertThat(slow.at("/bins/counts/0").asLong()).isEqualTo(1);
        assertThat(slow.at("/bins/edges/0").asDouble()).isBetween(9.0, 10.0);
        assertThat(slow.at("/bins/edges/1").asDouble()).isBetween(10.0, 11.0);
    }

    @Test
    void waitOfNothing_hasABinOfItsOwn() throws IOException, InterruptedException {
        JsonNode bins =
                client.json("/api/v1/distribution?period=today&metric=ttft").at("/groups/0/bins");

        assertThat(bins.at("/edges/0").asDouble()).isZero();
        assertThat(bins.get("counts").size()).isEqualTo(2);
        assertThat(bins.at("/counts/0").asLong()).isEqualTo(1);
        assertThat(bins.at("/counts/1").asLong()).isEqualTo(1);
    }

    @Test
    void nothingKnown_hasNoBins() throws IOException, InterruptedException {
        JsonNode bins =
                client.json("/api/v1/distribution?period=today&metric=decode").at("/groups/0/bins");

        assertThat(bins.get("edges")).isEmpty();
        assertThat(bins.get("counts")).isEmpty();
    }

    @Test
    void latencyMap_hasARowForEachPeriod() throws IOException, InterruptedException {
        JsonNode map = client.json("/api/v1/heatmap?period=today&kind=latency&metric=e2e");

        int bins = map.get("edges").size() - 1;
        assertThat(map.get("t")).hasSize(12);
        assertThat(map.get("counts")).hasSize(12 * bins);
        assertThat(sum(map.get("counts"))).isEqualTo(3);
        assertThat(map.at("/counts/" + 11 * bins).asLong()).isEqualTo(1);
    }

    private static long sum(JsonNode numbers) {
        long sum = 0;
        for (JsonNode number : numbers) {
            sum += number.asLong();
        }
        return sum;
    }
}
