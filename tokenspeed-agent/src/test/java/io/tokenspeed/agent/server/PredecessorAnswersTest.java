package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.agent.server.PluginDatabase.Tokens;
import io.tokenspeed.testkit.fixture.LiveReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For a database of the predecessor, our answers hold every key of its answers with an equal value, in its order. */
class PredecessorAnswersTest {
    private static final PluginRow[] ROWS = {
        new PluginRow(
                "a",
                "s1",
                "/home/dev/shop",
                "gpt-x",
                "openai",
                new Tokens(100, 50, 10, 5, 2),
                1_000_000,
                1_002_000L,
                0.01),
        new PluginRow(
                "b",
                "s1",
                "/home/dev/shop",
                "gpt-x",
                "openai",
                new Tokens(200, 30, 0, 0, 0),
                1_010_000,
                1_011_000L,
                0.02),
        new PluginRow(
                "c",
                "s2",
                "/home/dev/blog",
                "claude-y",
                "anthropic",
                new Tokens(10, 100, 0, 1000, 50),
                1_020_000,
                1_024_000L,
                null),
        new PluginRow("d", "s3", null, "claude-y", null, new Tokens(1, 2, 0, 0, 0), 1_030_000, null, null),
        new PluginRow(
                "e",
                "s3",
                "/home/dev/blog",
                "claude-y",
                "anthropic",
                new Tokens(7, 1, 0, 0, 0),
                1_040_000,
                1_043_000L,
                0.5),
    };

    @TempDir
    private Path home;

    @Test
    void answers_forNewestForm_holdThePredecessors() throws IOException, InterruptedException, SQLException {
        PluginDatabase.newest(TestServer.database(home)).write(ROWS);

        assertAnswers("newest");
    }

    @Test
    void answers_forOlderForm_holdThePredecessors() throws IOException, InterruptedException, SQLException {
        PluginDatabase.older(TestServer.database(home)).write(ROWS);

        assertAnswers("older");
    }

    @Test
    void answers_rowsWrittenAfterAdoptionOfNewestForm_holdThePredecessors()
            throws IOException, InterruptedException, SQLException {
        PluginDatabase plugin = PluginDatabase.newest(TestServer.database(home));

        assertAnswersAfterAdoption("newest", plugin);
    }

    @Test
    void answers_rowsWrittenAfterAdoptionOfOlderForm_holdThePredecessors()
            throws IOException, InterruptedException, SQLException {
        PluginDatabase plugin = PluginDatabase.older(TestServer.database(home));

        assertAnswersAfterAdoption("older", plugin);
    }

    @Test
    void live_rowOfThePlugin_holdsThePredecessorsEvent() throws IOException, InterruptedException, SQLException {
        PluginDatabase plugin = PluginDatabase.newest(TestServer.database(home));
        try (TestServer server = TestServer.start(home);
                LiveReading reading = LiveReading.start(server.port())) {
            plugin.write(ROWS[1]);
            TestServer.awaitThat(() -> reading.count() == 1);

            assertHolds("event", TestServer.parse(reading.data().get(0)), fixture("live-event.json"));
        }
    }

    @Test
    void rowsWrittenWhileServing_areInTheNextAnswer() throws IOException, InterruptedException, SQLException {
        PluginDatabase plugin = PluginDatabase.newest(TestServer.database(home));
        plugin.write(ROWS[0]);
        try (TestServer server = TestServer.start(home)) {
            assertThat(server.json("/api/stats").get("requestCount").asInt()).isEqualTo(1);

            plugin.write(ROWS[1]);

            assertThat(server.json("/api/stats").get("requestCount").asInt()).isEqualTo(2);
            assertThat(server.json("/api/history").get(0).get("id").asText()).isEqualTo("b");
        }
    }

    private void assertAnswers(String form) throws IOException, InterruptedException {
        try (TestServer server = TestServer.start(home)) {
            assertAnswers(form, server);
        }
    }

    /** A restarted server gives the same answers as the one that was running when the rows came. */
    private void assertAnswersAfterAdoption(String form, PluginDatabase plugin)
            throws IOException, InterruptedException, SQLException {
        plugin.write(Arrays.copyOf(ROWS, 2));
        try (TestServer server = TestServer.start(home)) {
            server.json("/api/stats");
            plugin.write(Arrays.copyOfRange(ROWS, 2, ROWS.length));

            assertAnswers(form, server);
        }
        assertAnswers(form);
    }

    private static void assertAnswers(String form, TestServer server) throws IOException, InterruptedException {
        JsonNode fixture = fixture(form + "-answers.json");
        for (String path : (Iterable<String>) fixture::fieldNames) {
            assertHolds(path, server.json(path), fixture.get(path));
        }
    }

    private static JsonNode fixture(String name) throws IOException {
        try (InputStream text = PredecessorAnswersTest.class.getResourceAsStream(name)) {
            return TestServer.parse(new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void assertHolds(String where, JsonNode actual, JsonNode expected) {
        if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertHolds(where + "[" + i + "]", actual.get(i), expected.get(i));
            }
        } else if (expected.isObject()) {
            for (String key : (Iterable<String>) expected::fieldNames) {
                assertThat(List.of(where + "." + key)).as(actual.toString()).allMatch(name -> actual.has(key));
                assertHolds(where + "." + key, actual.get(key), expected.get(key));
            }
        } else if (expected.isNumber()) {
            assertThat(actual.asDouble()).as(where).isEqualTo(expected.asDouble());
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }
}
