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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, among others and when it is killed. */
class ServeProcessTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LISTENING = "0A";

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
                ServeProcess server = startAt(taken.getLocalPort(), home)) {
            int port = URI.create(server.awaitUrl()).getPort();

            assertThat(server.output())
                    .contains("Port " + taken.getLocalPort() + " is taken; this is port " + port + ".");
            assertThat(port).isGreaterThan(taken.getLocalPort());
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

    @Test
    void serve_withAllFlagsOff_opensNoConnection() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("home"));
        new Transcripts(home).write(50);
        Map<String, String> hubNamedButOff = Map.of("TS_HUB_URL", "http://127.0.0.1:9");
        try (ServeProcess server = ServeProcess.start(folder, home, hubNamedButOff)) {
            String url = server.awaitUrl();
            int port = URI.create(url).getPort();
            boolean listens = false;
            try (LiveReading openPage = LiveReading.start(port)) {
                for (int i = 0; i < 200 || count(url) < 50; i++) {
                    for (String[] connection : connections(server.pid())) {
                        listens |= connection[3].equals(LISTENING);
                        assertThat(connection[1])
                                .as(String.join(" ", connection))
                                .endsWith(":%04X".formatted(port));
                    }
                    page(url);
                }
                assertThat(openPage.data()).isNotNull();
            }
            assertThat(listens).isTrue();
        }
    }

    /** The lines of the system's tables that belong to a process. */
    private static List<String[]> connections(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(table -> lines("/proc/" + pid + "/net/" + table))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(line -> sockets.contains("socket:[" + line[9] + "]"))
                .toList();
    }

    private static Stream<String> lines(String table) {
        try {
            return Files.readAllLines(Path.of(table)).stream().skip(1);
        } catch (IOException absent) {
            return Stream.empty();
        }
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

    private static void page(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/")).build();
        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
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
