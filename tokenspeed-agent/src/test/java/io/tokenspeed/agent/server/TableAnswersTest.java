package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as CSV, and answers that the reader has already. */
class TableAnswersTest {
    @TempDir
    private static Path home;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        PluginDatabase.newest(TestServer.database(home))
                .write(PluginRow.endedAt("a", 5_000), PluginRow.endedAt("b", 3_600_000));
        server = TestServer.start(home);
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
                "/api/series"
            })
    void csv_ofTable_hasAColumnPerFieldAndALinePerRow(String path) throws IOException, InterruptedException {
        HttpResponse<String> csv = server.get(path, "Accept", "text/csv");
        JsonNode json = server.json(path);

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(server.get(path + "?format=csv").body()).isEqualTo(csv.body());
        String[] lines = csv.body().split("\r\n", -1);
        List<String> columns = columns("", json.isArray() ? json.get(0) : json);
        assertThat(lines[0]).startsWith(columns.get(0) + ",");
        assertThat(lines[0].split(",", -1)).containsAll(columns);
        assertThat(lines).hasSize((json.isArray() ? json.size() : 1) + 2).endsWith("");
    }

    /** An object that is null here has its columns all the same, so those are not among these. */
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
                "/api/series",
                "/api/openapi.json",
                "/api/stats?format=csv"
            })
    void entityTag_ofSameAnswer_savesSendingIt(String path) throws IOException, InterruptedException {
        HttpResponse<String> first = server.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = server.get(path, "If-None-Match", tag);

        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.get(path, "If-None-Match", "W/\"other\"").statusCode())
                .isEqualTo(200);
    }
}
