package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose database is taken away shows no old figures: it reads the logs into a new one, or says what is wrong. */
class TakenAwayServerTest {
    private static final int REQUESTS = 30;

    @TempDir
    private Path home;

    private Transcripts transcripts;

    @BeforeEach
    void write() throws IOException {
        transcripts = new Transcripts(home);
        transcripts.write(REQUESTS);
    }

    private static boolean shows(TestServer server, long requests) {
        try {
            return server.json("/api/stats").get("requestCount").asLong() == requests;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void database_thatIsDeleted_isFilledAgainFromTheLogs() throws Exception {
        try (TestServer server = TestServer.start(home)) {
            assertThat(shows(server, REQUESTS)).isTrue();
            Path folder = home.resolve("data");

            Files.move(folder, home.resolve("away"));
            transcripts.write(1);

            TestServer.awaitThat(() -> shows(server, REQUESTS + 1));
            TestServer.awaitThat(() -> Files.exists(folder.resolve("server.json")));
        }
    }

    @Test
    void log_thatIsDeleted_isSaid() throws Exception {
        try (TestServer server = TestServer.start(home)) {
            assertThat(shows(server, REQUESTS)).isTrue();

            Files.delete(TestServer.database(home).resolveSibling("tokenspeed-monitor.sqlite-wal"));

            HttpResponse<String> answer = server.get("/api/stats");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(TestServer.parse(answer.body()).get("detail").asText())
                    .contains("has lost its tokenspeed-monitor.sqlite-wal", "start TokenSpeed again");
        }
        try (TestServer server = TestServer.start(home)) {
            assertThat(shows(server, REQUESTS)).isTrue();
        }
    }
}
