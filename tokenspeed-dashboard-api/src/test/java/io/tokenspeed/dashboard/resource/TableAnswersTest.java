package io.tokenspeed.dashboard.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.dashboard.ApiServer;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as CSV, and answers to readers that have the current state already. */
class TableAnswersTest {
    private static ApiServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        server = ApiServer.start(
                TestRequests.timed("a", 50, 2_000).at(Instant.ofEpochSecond(5)).build(),
                TestRequests.claude("b").at(Instant.ofEpochSecond(3_600)).build());
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/stats",
                "/api/stats/models",
                "/api/stats/providers",
                "/api/stats/tools",
                "/api/projects",
                "/api/history",
                "/api/sessions",
                "/api/stats/daily",
                "/api/stats/users",
                "/api/stats/users/local",
                "/api/stats/system",
                "/api/series"
            })
    void csv_ofTable_hasAColumnPerFieldAndALinePerRow(String path) throws IOException, InterruptedException {
        HttpResponse<String> csv = client.get(path, "Accept", "text/csv");
        JsonNode json = client.json(path);

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(client.get(path + "?format=csv").body()).isEqualTo(csv.body());
        String[] lines = csv.body().split("\r\n", -1);
        List<String> columns = columns("", json.isArray() ? json.get(0) : json);
        assertThat(lines[0]).startsWith(columns.get(0) + ",");
        assertThat(lines[0].split(",", -1)).containsAll(columns);
        assertThat(lines).hasSize((json.isArray() ? json.size() : 1) + 2).endsWith("");
    }

    /** Leaves out the columns of {@code speed}, which the table has even where the JSON object is null. */
    private static List<String> columns(String prefix, JsonNode row) {
        List<String> columns = new ArrayList<>();
        row.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                columns.addAll(columns(prefix + field.getKey() + ".", field.getValue()));
            } else if (!field.getKey().equals("speed")) {
                columns.add(prefix + field.getKey());
            }
        });
        return columns;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/stats",
                "/api/stats/models",
                "/api/stats/providers",
                "/api/stats/tools",
                "/api/projects",
                "/api/history",
                "/api/sessions",
                "/api/stats/daily",
                "/api/stats/users",
                "/api/stats/users/local",
                "/api/stats/system",
                "/api/series",
                "/api/openapi.json",
                "/api/stats?format=csv"
            })
    void entityTag_ofSameAnswer_savesSendingIt(String path) throws IOException, InterruptedException {
        HttpResponse<String> first = client.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = client.get(path, "If-None-Match", tag);

        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(client.get(path, "If-None-Match", "W/\"other\"").statusCode())
                .isEqualTo(200);
    }
}
