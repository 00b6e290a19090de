package io.tokenspeed.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.server.TestApp;
import io.tokenspeed.testkit.fixture.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void json_withoutField_hasNeitherFieldNorAllowed() {
        assertThat(Problem.of(404, "Not found", "There is no such batch.").text())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not found\",\"status\":404,"
                        + "\"detail\":\"There is no such batch.\"}");
    }

    @Test
    void json_withField_listsWhatIsAllowed() {
        assertThat(Problem.of(400, "Bad request", "No.", "by", List.of("day", "week"))
                        .text())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad request\",\"status\":400,\"detail\":\"No.\","
                        + "\"field\":\"by\",\"allowed\":[\"day\",\"week\"]}");
        assertThat(Problem.of(400, "Bad request", "No.", "by", List.of()).text())
                .endsWith("\"field\":\"by\"}");
    }

    @Test
    void json_ofAKind_hasItsMembersLast() {
        Problem problem = new Problem(
                409, "https://example.org/taken", "Taken", null, json -> json.writeNumberField("serverTime", 5));

        assertThat(problem.text())
                .isEqualTo("{\"type\":\"https://example.org/taken\",\"title\":\"Taken\",\"status\":409,"
                        + "\"serverTime\":5}");
    }

    @Test
    void failuresOfResources_areProblems() throws IOException, InterruptedException {
        try (TestApp app = TestApp.start()) {
            assertProblem(app.client().get("/api/failure?of=client"), 400, "Parameter \"x\" is wrong.");
            assertProblem(app.client().get("/api/nothing"), 404, "There is nothing at this path.");
            assertProblem(
                    app.client().get("/api/failure?of=server"), 500, "The server failed to answer; its log says why.");
            assertProblem(app.client().get("/nowhere"), 404, "There is no page here; the website is at /.");
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(TestClient.parse(answer.body()).get("detail").asText()).isEqualTo(detail);
    }
}
