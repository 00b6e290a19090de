package io.tokenspeed.dashboard.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestPrices;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A session whose requests cost fractions of a nano-dollar, one with a logged cost and one of an unpriced model. */
class ListedSessionsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T14:20:00Z");

    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        List<Request> requests = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            requests.add(TestRequests.claude("c" + i)
                    .at(NOW.minusSeconds(1_000 - i))
                    .model("odd")
                    .tokens(TestTokens.everyClass(i))
                    .build());
        }
        requests.add(TestRequests.claude("l")
                .at(NOW.minusSeconds(10))
                .model("odd")
                .logged(777L)
                .build());
        requests.add(TestRequests.claude("u")
                .at(NOW.minusSeconds(5))
                .model("never-priced")
                .build());
        requests.add(
                TestRequests.codex("o").at(NOW.minusSeconds(7)).session("other").build());
        PriceBook book = PriceBook.bundled()
                .withOverrides(List.of(TestPrices.price(
                        "anthropic/odd", null, "=1001,203,1307,2011,5003,5003 >200=2001,403,2607,4011,7003,7003")));
        server = ApiServer.startPriced(NOW, book, requests.toArray(Request[]::new));
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void breakdown_addsUpToTheKnownCostOfTokensToTheNanoDollar() throws IOException, InterruptedException {
        for (String mode : List.of("auto", "calculate", "display")) {
            JsonNode session = client.json("/api/v1/sessions/session-1?mode=" + mode);

            long sum = 0;
            for (JsonNode line : session.get("breakdown")) {
                sum += line.get("costNanoUsd").asLong();
            }
            assertThat(sum)
                    .as(mode)
                    .isEqualTo(session.at("/totals/totalCostNanoUsd").asLong());
            assertThat(sum / 1e9)
                    .as(mode)
                    .isEqualTo(session.at("/cost/aiTokens").asDouble());
        }
    }

    @Test
    void breakdown_hasALineForEachKindOfToken() throws IOException, InterruptedException {
        JsonNode lines = client.json("/api/v1/sessions/session-1").get("breakdown");

        assertThat(lines.findValuesAsText("kind"))
                .containsExactly(
                        "input", "output", "input", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output", "logged");
        assertThat(lines.at("/2/provider").asText()).isEqualTo("anthropic");
        assertThat(lines.at("/2/tokens").asLong()).isEqualTo(40 * 41 / 2);
        assertThat(lines.at("/7/costNanoUsd").asLong()).isEqualTo(777);
        assertThat(lines.at("/7/tokens").isNull()).isTrue();
        assertThat(lines.at("/0/model").asText()).isEqualTo("never-priced");
        assertThat(lines.at("/0/costNanoUsd").isNull()).isTrue();
        // Longer prompts have other rates, so there is not one rate.
        assertThat(lines.at("/2/unitNanoUsd").isNull()).isTrue();
    }

    @Test
    void requests_areThoseOfTheSessionEarliestFirst() throws IOException, InterruptedException {
        JsonNode session = client.json("/api/v1/sessions/session-1");

        assertThat(session.get("requestsTotal").asLong()).isEqualTo(42);
        assertThat(session.get("requests")).hasSize(42);
        assertThat(session.at("/requests/0/messageID").asText()).isEqualTo("c1");
        assertThat(session.at("/requests/41/messageID").asText()).isEqualTo("u");
    }

    @Test
    void sessions_comeInPagesLastActiveFirst() throws IOException, InterruptedException {
        JsonNode first = client.json("/api/v1/sessions?period=today&limit=1");
        JsonNode second = client.json("/api/v1/sessions?period=today&limit=1&cursor="
                + first.get("next").asText());

        assertThat(first.at("/items/0/id").asText()).isEqualTo("session-1");
        assertThat(second.at("/items/0/id").asText()).isEqualTo("other");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void unknownSession_isAProblem() throws IOException, InterruptedException {
        assertThat(client.get("/api/v1/sessions/none").statusCode()).isEqualTo(404);
    }
}
