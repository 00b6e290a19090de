package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that both the plugin and OpenCode's own files hold, as the API tells it. */
class TwoRecordKindsTest {
    private static final long END = 1_700_000_002_000L;
    private static final PluginRow ROW = PluginRow.endedAt("plugin-1", END);

    @TempDir
    private Path home;

    @Test
    void requests_pluginFirst_countOnce() throws IOException, InterruptedException, SQLException {
        PluginDatabase.newest(TestServer.database(home)).write(ROW);
        try (TestServer server = TestServer.start(home)) {
            assertThat(onlyId(server)).isEqualTo("plugin-1");

            OpenCodeFiles.write(home, ROW, END);
            TestServer.awaitThat(() -> !onlyId(server).equals("plugin-1"));

            assertCountedOnce(server);
        }
    }

    @Test
    void requests_openCodeFirst_countOnce() throws IOException, InterruptedException, SQLException {
        PluginDatabase plugin = PluginDatabase.newest(TestServer.database(home));
        OpenCodeFiles.write(home, ROW, END);
        try (TestServer server = TestServer.start(home)) {
            assertCountedOnce(server);

            plugin.write(ROW);

            assertCountedOnce(server);
        }
    }

    @Test
    void requests_bothBeforeTheServer_countOnce() throws IOException, InterruptedException, SQLException {
        PluginDatabase.newest(TestServer.database(home)).write(ROW);
        OpenCodeFiles.write(home, ROW, END);
        try (TestServer server = TestServer.start(home)) {
            assertCountedOnce(server);
        }
    }

    private static void assertCountedOnce(TestServer server) throws IOException, InterruptedException {
        JsonNode stats = server.json("/api/stats");
        assertThat(stats.get("requestCount").asInt()).isEqualTo(1);
        assertThat(stats.get("totalInputTokens").asInt()).isEqualTo(100);
        assertThat(stats.get("totalOutputTokens").asInt()).isEqualTo(50);
        assertThat(stats.get("totalCost").asDouble()).isEqualTo(0.01);
        assertThat(server.json("/api/sessions").get(0).get("requestCount").asInt())
                .isEqualTo(1);
        assertThat(server.json("/api/series")
                        .get(0)
                        .get("totals")
                        .get("requests")
                        .asInt())
                .isEqualTo(1);
        assertThat(onlyId(server)).startsWith("opencode:");
    }

    private static String onlyId(TestServer server) {
        try {
            JsonNode history = server.json("/api/history");
            assertThat(history.size()).isEqualTo(1);
            return history.get(0).get("id").asText();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
