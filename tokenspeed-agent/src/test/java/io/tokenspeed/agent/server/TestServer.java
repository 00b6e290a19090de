package io.tokenspeed.agent.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.testkit.fixture.TestClient;
import java.io.IOException;
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
    private static final long POLL_NANOS = 5_000_000;
    private static final long PATIENCE_MILLIS = 20_000;

    private final Path home;
    private final LocalServer server;
    private final TestClient client;

    private TestServer(Path home, LocalServer server) {
        this.home = home;
        this.server = server;
        this.client = new TestClient(server.port());
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

    TestClient client() {
        return client;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.get(path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        return client.send(method, path, headers);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.post(path, body);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return client.json(path);
    }

    static JsonNode parse(String json) throws IOException {
        return TestClient.parse(json);
    }

    @Override
    public void close() {
        server.close();
    }
}
