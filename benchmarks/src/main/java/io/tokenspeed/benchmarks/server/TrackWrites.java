package io.tokenspeed.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how long a running server takes to store tracked chats, from one and from eight clients. Arguments: address
 * of the server, its ingest token, interactions per client.
 */
public final class TrackWrites {
    private static final int[] CLIENTS = {1, 8};
    private static final double LIMIT_MILLIS = 10;

    private static final String BODY = """
        {"id":"%s","app":"benchmark","sessionId":"track-%d","kind":"chat","status":"ok","endedAt":"%s","durationMs":4950,\
        "model":{"provider":"anthropic","name":"claude-opus-4-8","geo":"us"},\
        "tokens":{"input":12,"cacheRead":24000,"cacheWrite5m":100,"cacheWrite1h":800,"output":640,"reasoning":410},\
        "timing":{"ttftMs":820,"chunks":212},"webSearches":2,\
        "charges":[{"component":"dbOps","units":3,"provider":"cloudflare","resource":"d1.query"},\
        {"component":"computeTime","units":120,"provider":"cloudflare","resource":"worker.cpu_ms"}],\
        "metadata":{"tool":"search_hotels"}}\
        """;

    private final URI address;
    private final String token;
    private final int each;
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private TrackWrites(URI server, String token, int each) {
        this.address = server.resolve("/api/track/interaction");
        this.token = token;
        this.each = each;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs three arguments: address, token, interactions per client");
        }
        TrackWrites writes = new TrackWrites(URI.create(args[0]), args[1], Integer.parseInt(args[2]));
        writes.client("warm", Math.min(500, writes.each)).call();
        for (int clients : CLIENTS) {
            writes.measure(clients);
        }
    }

    private void measure(int clients) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            work.add(client(clients + "-" + i, each));
        }
        long start = System.nanoTime();
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> done : threads.invokeAll(work)) {
            nanos.addAll(done.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        Timings timings = Timings.of(nanos);
        System.out.printf(
                "%d clients: p50 %.1f ms, p95 %.1f ms (limit %.0f), p99 %.1f ms, max %.1f ms, %.0f a second%n",
                clients,
                timings.quantile(0.5),
                timings.quantile(0.95),
                LIMIT_MILLIS,
                timings.quantile(0.99),
                timings.max(),
                nanos.size() / seconds);
    }

    private Callable<List<Long>> client(String name, int count) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Random random = new Random(name.hashCode());
        return () -> {
            List<Long> nanos = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                nanos.add(track(http, run + "-" + name + "-" + i, random.nextInt(200)));
            }
            return nanos;
        };
    }

    private long track(HttpClient http, String id, int session) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("X-TS-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(id, session, Instant.now())))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        long nanos = System.nanoTime() - start;
        if (response.statusCode() != 201) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return nanos;
    }
}
