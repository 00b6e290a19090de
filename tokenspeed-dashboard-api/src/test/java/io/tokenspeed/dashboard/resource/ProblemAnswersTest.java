package io.tokenspeed.dashboard.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.testkit.fixture.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API's answers to requests that it refuses. */
class ProblemAnswersTest {
    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        server = ApiServer.start();
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/stats?project=x, project, projectId",
        "/api/live?x=1, x, ''",
        "/api/stats?limit=5, limit, modelId",
        "/api/history?limit=0, limit, 1..1000",
        "/api/history?limit=1001, limit, 1..1000",
        "/api/history?limit=ten, limit, 1..1000",
        "/api/stats?mode=best, mode, calculate",
        "/api/series?interval=year, interval, week",
        "/api/series?by=session, by, provider",
        "/api/stats?format=xml, format, csv",
        "/api/stats?from=yesterday, from, ''",
        "/api/stats?from=2026-11-31, from, ''",
        "/api/stats?tz=Mars, tz, ''",
        "/api/stats?from=2026-11-02&to=2026-11-01, to, ''",
        "/api/stats?from=1&from=2, from, ''",
        "/api/v1/overview?period=8d, period, last_month",
        "/api/v1/overview?cmp=next, cmp, year",
        "/api/v1/overview?projectId=x, projectId, period",
        "/api/v1/overview?period=7d&from=2026-01-01, period, 28d",
        "/api/v1/overview?period=7d&period=7d, period, ''",
        "/api/v1/overview?from=1&by=hour, by, month",
        "/api/v1/series?group=session, group, model",
        "/api/v1/series?limit=25, limit, 1..24",
        "/api/v1/distribution?metric=cost, metric, ttft",
        "/api/v1/strata?metric=ttft, metric, group",
        "/api/v1/heatmap?kind=year, kind, calendar",
        "/api/v1/requests?limit=201, limit, 1..200"
    })
    void wrongParameter_isNamedWithWhatIsAllowed(String path, String field, String allowed)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = TestClient.parse(response.body());
        assertThat(problem.get("field").asText()).isEqualTo(field);
        assertThat(problem.get("detail").asText()).contains("\"" + field + "\"").endsWith(".");
        assertThat(allowed.isEmpty() || problem.get("allowed").toString().contains(allowed))
                .isTrue();
    }

    @Test
    void unknownPath_isAProblem() throws IOException, InterruptedException {
        HttpResponse<String> response = client.get("/api/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void problem_hasItsMembersInOrder() throws IOException, InterruptedException {
        assertThat(client.get("/api/stats?format=xml").body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad request\",\"status\":400,"
                        + "\"detail\":\"Parameter \\\"format\\\" is \\\"xml\\\", but must be one of json, csv.\","
                        + "\"field\":\"format\",\"allowed\":[\"json\",\"csv\"]}");
    }

    @Test
    void changing_isNotAllowed() throws IOException, InterruptedException {
        HttpResponse<String> response = client.send("POST", "/api/stats");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(TestClient.parse(response.body()).get("allowed").toString()).contains("GET");
    }
}
