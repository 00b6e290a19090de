package io.tokenspeed.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Programs that tell the server of their interactions, one after another, each over a connection of its own. */
final class TrackClients {
    static final String APP = "bench";

    private static final int CREATED = 201;
    private static final String BODY =
            "{\"id\":\"%1$s\",\"app\":\"" + APP + "\",\"sessionId\":\"%2$s\",\"kind\":\"chat\","
                    + "\"status\":\"ok\",\"endedAt\":\"%3$s\",\"durationMs\":4950,"
                    + "\"model\":{\"provider\":\"anthropic\",\"name\":\"claude-opus-4-8\"},"
                    + "\"tokens\":{\"input\":12,\"cacheRead\":24000,\"cacheWrite5m\":100,\"cacheWrite1h\":800,\"output\":640},"
                    + "\"timing\":{\"ttftMs\":820,\"chunks\":212},"
                    + "\"charges\":[{\"component\":\"dbOps\",\"units\":3,\"provider\":\"cloudflare\",\"resource\":\"d1.query\"}],"
                    + "\"metadata\":{\"tool\":\"search_hotels\"}}";

    private final URI address;
    private final String token;
    private int runs;

    TrackClients(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * What was posted.
     *
     * @param timings how long each answer took
     * @param perSecond how many were stored in a second, by all clients together
     */
    record Posted(Timings timings, double perSecond) {}

    /** Has some clients post as many interactions each. */
    Posted post(int clients, int each) throws InterruptedException, ExecutionException {
        runs++;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String name = "run-" + start + "-" + runs + "-" + i;
                running.add(threads.submit(() -> post(name, each)));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> client : running) {
                nanos.addAll(client.get());
            }
            return new Posted(Timings.of(nanos), nanos.size() * 1e9 / (System.nanoTime() - start));
        } finally {
            threads.shutdown();
        }
    }

    private List<Long> post(String name, int count) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String body = BODY.formatted(name + ":" + i, name, Instant.now());
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .header("X-TS-Token", token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            nanos.add(System.nanoTime() - start);
            if (answer.statusCode() != CREATED) {
                throw new IOException(address + " answered " + answer.statusCode() + ": " + answer.body());
            }
        }
        return nanos;
    }
}
