package io.tokenspeed.benchmarks.hubask;

import io.tokenspeed.benchmarks.hub.HubProcess;
import io.tokenspeed.benchmarks.server.Question;
import io.tokenspeed.benchmarks.server.Timings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Starts a hub over a filled storage and measures the calls of its website. Arguments: folder of the hub with its SQLite
 * file or without one, JDBC URL of the database, requests per call. Exit code 1 where a limit is missed.
 */
public final class AskHub {
    private static final double ANSWER_MILLIS = 100;
    private static final int OK = 200;

    private final HubProcess hub;
    private final int rounds;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private boolean missed;

    private AskHub(HubProcess hub, int rounds) {
        this.hub = hub;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs three arguments: folder, JDBC URL, how often");
        }
        int rounds = Integer.parseInt(args[2]);
        boolean missed;
        try (HubProcess hub = start(Path.of(args[0]), args[1])) {
            AskHub asking = new AskHub(hub, rounds);
            tellOfLoad();
            asking.missed = asking.askAll("the same each time", HubQuestions.repeated());
            asking.askAll("another each time", HubQuestions.varied());
            tellOfRaw(args[1], rounds);
            System.out.printf(
                    "%n%-72s %8d MB%n%-72s %8d MB%n",
                    "memory of the hub at most", hub.peakMegabytes(), "memory of the hub now", hub.residentMegabytes());
            tellOfLoad();
            missed = asking.missed;
        }
        System.exit(missed ? 1 : 0);
    }

    private static HubProcess start(Path folder, String url) throws IOException {
        return url.startsWith("jdbc:sqlite:") ? HubProcess.sqlite(folder) : HubProcess.postgres(folder, url);
    }

    /** Tells how busy the machine is, because other work on it makes every time longer. */
    private static void tellOfLoad() {
        System.out.printf(
                "%-72s %8.2f%n",
                "load average of the last minute",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void tellOfRaw(String url, int rounds) throws SQLException {
        System.out.printf("%n%-72s %8s %8s %8s%n", "sums by provider and model in SQL alone", "p50", "p95", "max");
        RawSums.ask(url, rounds).forEach(AskHub::print);
    }

    /** Asks questions, and returns whether one of them misses the limit. */
    private boolean askAll(String how, List<Question> questions) throws IOException, InterruptedException {
        System.out.printf(
                "%n%-72s %8s %8s %8s %8s %8s   ms, limit of p95 %.0f%n",
                how, "p50", "p95", "max", "cpu", "first", ANSWER_MILLIS);
        boolean slow = false;
        Random random = new Random(rounds);
        for (Question question : questions) {
            double first = ask(question.path().apply(random)) / 1e6;
            long processor = hub.processorMillis();
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                nanos.add(ask(question.path().apply(random)));
            }
            double each = (hub.processorMillis() - processor) / (double) rounds;
            slow |= tellOf(question.form(), Timings.of(nanos), each, first);
        }
        return slow;
    }

    private static boolean tellOf(String form, Timings timings, double processorMillis, double first) {
        boolean slow = timings.quantile(0.95) > ANSWER_MILLIS;
        print(form, timings, " %8.1f %8.1f%s".formatted(processorMillis, first, slow ? "   missed" : ""));
        return slow;
    }

    private static void print(String name, Timings timings) {
        print(name, timings, "");
    }

    private static void print(String name, Timings timings, String more) {
        System.out.printf(
                "%-72s %8.1f %8.1f %8.1f%s%n",
                name, timings.quantile(0.5), timings.quantile(0.95), timings.max(), more);
    }

    private long ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                .header("Authorization", "Bearer " + HubProcess.TOKEN)
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - start;
        if (response.statusCode() != OK) {
            throw new IOException(path + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return nanos;
    }
}
