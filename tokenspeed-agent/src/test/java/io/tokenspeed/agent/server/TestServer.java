package io.tokenspeed.agent.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A real server on a free port over a real database, in a home folder of its own. */
final class TestServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long POLL_NANOS = 5_000_000;
    private static final long PATIENCE_MILLIS = 20_000;

    private final Path home;
    private final LocalServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(Path home, LocalServer server) {
        this.home = home;
        this.server = server;
    }

    /** The database of a home folder. */
    static Path database(Path home) {
        return home.resolve("data/tokenspeed-monitor.sqlite");
    }

    /** Starts a server and waits until it has read what is there. */
    static TestServer start(Path home, String... variables) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        all.put(ServeSettings.PORT, "0");
        Files.createDirectories(database(home).getParent());
        Environment environment = new Environment(all, home, home);
        TestServer started = new TestServer(
                home,
                new LocalServer(
                        database(home),
                        ServeSettings.of(environment),
                        environment,
                        Clock.system(ZoneOffset.UTC),
                        "1.2.3"));
        awaitThat(started.server::hasCaughtUp);
        return started;
    }

    /** Waits for something that happens in another thread. */
    static void awaitThat(BooleanSupplier happened) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + PATIENCE_MILLIS + " ms in vain");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    int port() {
        return server.port();
    }

    PluginDatabase plugin() {
        return PluginDatabase.existing(database(home));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    static JsonNode parse(String json) throws IOException {
        return JSON.readTree(json);
    }

    @Override
    public void close() {
        server.close();
    }
}
