package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, among others and when it is killed. */
class ServeProcessTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final Map<String, String> nothing = Map.of();

    @Test
    void serve_inTwoProjectFolders_isOneServerOfOneDatabase() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path shop = Files.createDirectories(folder.resolve("shop"));
        Path blog = Files.createDirectories(folder.resolve("blog"));
        try (ServeProcess first = ServeProcess.start(shop, home, nothing)) {
            String url = first.awaitUrl();
            try (ServeProcess second = ServeProcess.start(blog, home, nothing)) {
                assertThat(second.awaitEnd()).isZero();
                assertThat(second.output()).contains(url);
            }
        }

        assertThat(files(shop)).isEmpty();
        assertThat(files(blog)).isEmpty();
        assertThat(files(home).stream().filter(file -> file.endsWith(".sqlite")))
                .hasSize(1);
    }

    @Test
    void serve_portTaken_takesTheNextAndSaysSo() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServeProcess server = ServeProcess.start(
                        folder,
                        home,
                        Map.of("TS_BG_PORT", Integer.toString(taken.getLocalPort())),
                        "serve",
                        "--no-open")) {
            int port = URI.create(server.awaitUrl()).getPort();

            assertThat(server.output())
                    .contains("Port " + taken.getLocalPort() + " is taken; this is port " + port + ".");
            assertThat(port).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void serve_askedForATakenPort_failsAndSaysSo() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServeProcess server = startAt(taken.getLocalPort(), home)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.output())
                    .contains("Port " + taken.getLocalPort()
                            + " is taken; give another one with --port, or leave --port out to get a free one.")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void serve_receivingAtATakenPort_advisesWhatToolsThatSendCanFollow() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            try (ServeProcess server = ServeProcess.start(
                    folder, home, Map.of("TS_OTLP", "1", "TS_BG_PORT", port), "serve", "--no-open")) {
                assertThat(server.awaitEnd()).isEqualTo(1);
                assertThat(server.output())
                        .contains("Port " + port + " is taken; tools send telemetry (TS_OTLP=1) to this port")
                        .contains("tokenspeed integrate AGENT --otel")
                        .doesNotContain("leave --port out", "Exception");
            }
        }
    }

    private ServeProcess startAt(int port, Path home) throws IOException {
        return ServeProcess.start(folder, home, nothing, "serve", "--no-open", "--port", Integer.toString(port));
    }

    @Test
    void serve_killedWhileItWrites_losesNothingThatItShowed() throws IOException, InterruptedException, SQLException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Transcripts transcripts = new Transcripts(home);
        long shown = 0;
        for (int round = 0; round < 3; round++) {
            long before = shown;
            try (ServeProcess server = ServeProcess.start(folder, home, nothing)) {
                String url = server.awaitUrl();
                transcripts.write(2_000);
                long[] seen = {before};
                TestServer.awaitThat(() -> {
                    seen[0] = count(url);
                    return seen[0] > before;
                });
                shown = seen[0];
                server.kill();
            }
            assertThat(stored(ServeProcess.database(home))).isGreaterThanOrEqualTo(shown);
        }
        try (ServeProcess server = ServeProcess.start(folder, home, nothing)) {
            String url = server.awaitUrl();
            TestServer.awaitThat(() -> count(url) == transcripts.written());
        }
        assertThat(check(ServeProcess.database(home))).isEqualTo("ok");
    }

    private static long count(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/api/stats")).build();
            JsonNode stats = TestServer.parse(
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return stats.get("requestCount").asLong();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static long stored(Path database) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            return storage.usage().summary(UsageFilter.all(ZoneOffset.UTC)).requests();
        }
    }

    private static String check(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
