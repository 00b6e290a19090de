package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.testkit.fixture.LiveReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live feed over a real connection. */
class LiveTest {
    @TempDir
    private Path home;

    @Test
    void live_newLineInALog_isToldAndAnsweredWithinTwoSeconds() throws IOException, InterruptedException {
        try (TestServer server = TestServer.start(home);
                LiveReading reading = LiveReading.start(server.port())) {
            long start = System.nanoTime();
            writeTranscript("msg_1");
            TestServer.awaitThat(() -> !reading.data().isEmpty());
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            JsonNode event = TestServer.parse(reading.data().get(0));
            assertThat(event.get("messageID").asText()).isEqualTo("msg_1");
            assertThat(event.get("sessionID").asText()).isEqualTo("s-1");
            assertThat(event.get("modelID").asText()).isEqualTo("claude-opus-4-8");
            assertThat(event.get("outputTokens").asInt()).isEqualTo(640);
            assertThat(event.get("durationMs").asInt()).isEqualTo(5_000);
            assertThat(event.get("outputTps").asDouble()).isEqualTo(128.0);
            assertThat(event.has("completedAt")).isTrue();
            assertThat(server.json("/api/history").get(0).get("messageID").asText())
                    .isEqualTo("msg_1");
            assertThat(took).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void live_afterLastEventId_goesOnWithTheNext() throws IOException, InterruptedException, SQLException {
        try (TestServer server = TestServer.start(home);
                LiveReading first = LiveReading.start(server.port())) {
            server.plugin().write(PluginRow.endedAt("a", 5_000), PluginRow.endedAt("b", 6_000));
            TestServer.awaitThat(() -> first.ids().size() == 2);
            server.plugin().write(PluginRow.endedAt("c", 7_000));
            TestServer.awaitThat(() -> first.ids().size() == 3);

            try (LiveReading again = LiveReading.start(
                    server.port(), "Last-Event-ID: " + first.ids().get(0))) {
                TestServer.awaitThat(() -> again.ids().size() == 2);

                assertThat(again.ids()).isEqualTo(first.ids().subList(1, 3));
                assertThat(again.data()).isEqualTo(first.data().subList(1, 3));
            }
        }
    }

    @Test
    void live_idOfAnotherRun_startsWithAllThatIsKept() throws IOException, InterruptedException, SQLException {
        try (TestServer server = TestServer.start(home);
                LiveReading first = LiveReading.start(server.port())) {
            server.plugin().write(PluginRow.endedAt("a", 5_000), PluginRow.endedAt("b", 6_000));
            TestServer.awaitThat(() -> first.ids().size() == 2);

            try (LiveReading other = LiveReading.start(server.port(), "Last-Event-ID: other-9")) {
                TestServer.awaitThat(() -> other.ids().size() == 2);

                assertThat(other.ids()).isEqualTo(first.ids());
            }
        }
    }

    private void writeTranscript(String message) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".claude/projects/-home-ann-shop"));
        Instant end = Instant.now();
        String start = end.minusSeconds(5).toString();
        String text = row("user", "u-1", null, start, "\"role\":\"user\",\"content\":\"add a test\"")
                + row("assistant", "a-1", "u-1", end.toString(), answer(message));
        Files.writeString(folder.resolve("s-1.jsonl"), text);
    }

    private static String answer(String message) {
        return "\"id\":\"" + message + "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-opus-4-8\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"done\"}],\"stop_reason\":\"end_turn\",\"usage\":"
                + "{\"input_tokens\":12,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":24000,"
                + "\"output_tokens\":640}";
    }

    private static String row(
            String type, String uuid, @org.jspecify.annotations.Nullable String parent, String time, String message) {
        return "{\"parentUuid\":" + (parent == null ? "null" : "\"" + parent + "\"")
                + ",\"isSidechain\":false,\"cwd\":\"/home/ann/shop\",\"sessionId\":\"s-1\",\"version\":\"2.1.300\","
                + "\"type\":\"" + type + "\",\"requestId\":\"req_A1\",\"message\":{" + message + "},\"uuid\":\"" + uuid
                + "\",\"timestamp\":\"" + time + "\"}\n";
    }
}
