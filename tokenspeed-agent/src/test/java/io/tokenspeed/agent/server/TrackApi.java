package io.tokenspeed.agent.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes tracked events, with good bodies for it. */
abstract class TrackApi {
    private static final String CHAT = """
        {"id":"%s","app":"voygent","sessionId":"trip-17","kind":"chat","status":"ok","endedAt":"2026-03-10T10:00:05Z",
        "durationMs":4950,"model":{"provider":"anthropic","name":"claude-opus-4-8","geo":"us","requestId":"req_%s"},
        "tokens":{"input":12,"cacheRead":24000,"cacheWrite5m":100,"cacheWrite1h":800,"output":640,"reasoning":410},
        "timing":{"ttftMs":820,"chunks":212},"webSearches":2,
        "charges":[{"component":"dbOps","units":3,"provider":"cloudflare","resource":"d1.query"},
        {"component":"computeTime","units":120,"provider":"cloudflare","resource":"worker.cpu_ms"}],
        "metadata":{"tool":"search_hotels"}}\
        """;

    static final String FEE = """
        {"id":"%s","app":"voygent","sessionId":"trip-17","kind":"cost_event","status":"ok",\
        "endedAt":"2026-03-10T10:01:00Z","charges":[{"component":"apiCalls","amount":0.02,"currency":"USD"}]}\
        """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir
    static Path home;

    static TestServer server;
    static String token;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve(".config/tokenspeed"));
        Files.writeString(folder.resolve("rates.csv"), "# mine\ndbOps, cloudflare, d1.query, 1\n");
        server = TestServer.start(home);
        token = Files.readString(TestServer.database(home).resolveSibling("ingest-token"))
                .strip();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static String id() {
        return "i-" + NUMBERS.incrementAndGet();
    }

    static String chat(String id) {
        return CHAT.formatted(id, id).replace("\n", "");
    }

    static HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.client().uri("/api/track/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        request.headers(
                headers.length > 0 ? headers : new String[] {"Content-Type", "application/json", "X-TS-Token", token});
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return TestServer.parse(answer.body());
    }
}
