package io.tokenspeed.dashboard.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListedRequestsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T14:20:00Z");

    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Two at a time end in the same millisecond.
            requests.add(TestRequests.claude("r" + i)
                    .at(NOW.minusSeconds(60 + i / 2))
                    .tokens(TestTokens.reported(100, 10 + i))
                    .logged(i * 1_000L)
                    .build());
        }
        requests.add(TestRequests.failed("f").at(NOW.minusSeconds(100)).build());
        requests.add(TestRequests.claude("=HYPERLINK(\"http://x\")")
                .at(NOW.minusSeconds(200))
                .session("=1+1")
                .model("@model")
                .build());
        server = ApiServer.startAt(NOW, requests.toArray(Request[]::new));
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pages_haveEveryRequestOnceAndAddressTheNext() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String next = "/api/v1/requests?period=today&limit=2&f=is,provider,anthropic&f=is_not,status,failed";
        while (next != null) {
            HttpResponse<String> page = client.get(next);
            JsonNode answer = TestClient.parse(page.body());
            answer.get("items").forEach(item -> ids.add(item.get("messageID").asText()));
            assertThat(answer.at("/total/value").asLong()).isEqualTo(8);
            next = page.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
            assertThat(answer.get("next").isNull()).isEqualTo(next == null);
        }

        assertThat(ids).hasSize(8).doesNotHaveDuplicates().doesNotContain("f");
        assertThat(ids.subList(6, 8)).containsExactly("r6", "=HYPERLINK(\"http://x\")");
    }

    @Test
    void cursor_keepsTheTimeOfTheFirstPage() throws IOException, InterruptedException {
        PageStart start = new PageStart(NOW.minusSeconds(62), null);
        String cursor = start.next(new PagePosition(NOW.minusSeconds(1).toEpochMilli(), "z"));

        JsonNode page = client.json("/api/v1/requests?period=today&cursor=" + cursor);

        // The requests after that time are left out, though they come after the position.
        assertThat(page.at("/meta/asOf").asText()).isEqualTo("2026-03-10T14:18:58Z");
        assertThat(page.at("/items/0/messageID").asText()).isEqualTo("r6");
        assertThat(page.at("/total/value").asLong()).isEqualTo(3);
    }

    @Test
    void bounds_areAboutSingleRequests() throws IOException, InterruptedException {
        JsonNode page = client.json("/api/v1/requests?f=gte,cost_nano,2000&f=lte,output_tokens,14");

        assertThat(page.get("items")).hasSize(3);
        assertThat(page.at("/total/exact").asBoolean()).isTrue();
    }

    @Test
    void request_isFoundByItsId() throws IOException, InterruptedException {
        JsonNode listed = client.json("/api/v1/requests?limit=1").at("/items/0");

        JsonNode found = client.json(
                        "/api/v1/requests/" + listed.get("id").asText().replace(" ", "%20"))
                .get("request");
        HttpResponse<String> missing = client.get("/api/v1/requests/none");

        assertThat(found).isEqualTo(listed);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(TestClient.parse(missing.body()).get("detail").asText()).isEqualTo("There is no request \"none\".");
    }

    @Test
    void csv_hasAllRowsAndRunsNoFormula() throws IOException, InterruptedException {
        HttpResponse<String> csv = client.get("/api/v1/requests?limit=1&format=csv");
        HttpResponse<String> accepted = client.get("/api/v1/requests?limit=1", "Accept", "text/csv");

        String[] lines = csv.body().split("\r\n");
        assertThat(lines).hasSize(10);
        assertThat(lines[0]).startsWith("id,sessionID,messageID,projectID,modelID,");
        assertThat(lines[9]).contains(",'=1+1,\"'=HYPERLINK(\"\"http://x\"\")\",", ",'@model,");
        assertThat(accepted.body()).isEqualTo(csv.body());
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    }

    @Test
    void wrongCursor_isRefused() throws IOException, InterruptedException {
        HttpResponse<String> refused = client.get("/api/v1/requests?cursor=here");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestClient.parse(refused.body()).get("detail").asText())
                .isEqualTo("Parameter \"cursor\" is \"here\", but must be taken from the page before.");
    }
}
