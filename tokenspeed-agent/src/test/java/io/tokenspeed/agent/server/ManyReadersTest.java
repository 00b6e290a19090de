package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.testkit.fixture.LiveReading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred readers of the live feed of the real process, many of which never read. */
class ManyReadersTest {
    private static final int READERS = 70;
    private static final int STALLED = 30;
    private static final int ROUNDS = 30;
    private static final int PER_ROUND = 100;
    /** Far less than a stalled reader could hold up the others, and more than a busy machine needs. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int MEGABYTES = 300;

    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<LiveReading> reading = new ArrayList<>();
    private final List<LiveReading> stalled = new ArrayList<>();
    private ServeProcess server;
    private String url;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        server = ServeProcess.start(home, home, Map.of());
        url = server.awaitUrl();
        TestServer.awaitThat(() -> Files.exists(ServeProcess.database(home).resolveSibling("server.json"))
                && !json("/api/meta").get("lastImportAt").isNull());
        int port = URI.create(url).getPort();
        for (int i = 0; i < STALLED; i++) {
            stalled.add(LiveReading.stalled(port));
        }
        for (int i = 0; i < READERS; i++) {
            reading.add(LiveReading.start(port));
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        for (LiveReading reader : reading) {
            reader.close();
        }
        for (LiveReading reader : stalled) {
            reader.close();
        }
        server.close();
    }

    @Test
    void stalledReaders_areDroppedAndHarmNobody() throws IOException, InterruptedException, SQLException {
        PluginDatabase plugin = PluginDatabase.existing(ServeProcess.database(home));

        for (int round = 0; round < ROUNDS; round++) {
            plugin.write(rows(round));
            assertThat(timeUntilAllHave((round + 1) * PER_ROUND))
                    .as("events of round " + round)
                    .isLessThan(LIMIT);
            assertThat(json("/api/stats").get("requestCount").asInt()).isEqualTo((round + 1) * PER_ROUND);
        }

        assertThat(reading)
                .extracting(LiveReading::ids)
                .containsOnly(reading.get(0).ids());
        JsonNode live = json("/api/meta").get("live");
        assertThat(live.get("dropped").asInt()).isEqualTo(STALLED);
        assertThat(live.get("readers").asInt()).isEqualTo(READERS);
        assertThat(server.peakMegabytes()).isLessThan(MEGABYTES);
    }

    private static PluginRow[] rows(int round) {
        PluginRow[] rows = new PluginRow[PER_ROUND];
        for (int i = 0; i < PER_ROUND; i++) {
            int number = round * PER_ROUND + i;
            rows[i] = PluginRow.endedAt("request-" + number, 5_000 + number);
        }
        return rows;
    }

    private Duration timeUntilAllHave(int events) throws InterruptedException {
        long start = System.nanoTime();
        TestServer.awaitThat(() -> reading.stream().allMatch(reader -> reader.count() >= events));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private JsonNode json(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
            return TestServer.parse(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
