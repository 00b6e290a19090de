package io.tokenspeed.benchmarks.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Starts the program over a database and measures every endpoint. Arguments: program, database, home folder, requests
 * per endpoint. Exit code 1 where a limit is missed.
 */
public final class AskServer {
    private static final double ANSWER_MILLIS = 100;
    private static final double START_MILLIS = 2_500;
    private static final double LIVE_MILLIS = 2_000;
    private static final double MEGABYTES = 300;
    private static final int OK = 200;
    private static final int NO_SUCH_PATH = 404;

    private final Program program;
    private final int rounds;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private boolean missed;

    private AskServer(Program program, int rounds) {
        this.program = program;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        if (args.length != 4) {
            throw new IllegalArgumentException("needs four arguments: program, database, home folder, how often");
        }
        Path home = Path.of(args[2]).toAbsolutePath();
        boolean missed;
        try (Program program = Program.start(Path.of(args[0]), Path.of(args[1]).toAbsolutePath(), home)) {
            AskServer server = new AskServer(program, Integer.parseInt(args[3]));
            server.measure(home);
            server.tellOfRaw(Path.of(args[1]).toAbsolutePath());
            missed = server.missed;
        }
        System.exit(missed ? 1 : 0);
    }

    private void measure(Path home) throws IOException, InterruptedException {
        ask("/");
        tellOf("start until the website answers", program.age() / 1e6, START_MILLIS, "ms");
        ask("/api/stats");
        System.out.printf("%-48s %8.0f ms%n", "start until the first sums", program.age() / 1e6);
        askAll("nothing changes");
        try (ArrivalDelays arrivals = ArrivalDelays.start(home, client, program.at("/api/live"))) {
            askAll("requests arrive");
            arrivals.close();
            tellOf(arrivals);
        }
        tellOf("memory at most", program.peakMegabytes(), MEGABYTES);
        tellOf("memory now", program.megabytes(), MEGABYTES);
    }

    private void tellOfRaw(Path database) throws SQLException {
        System.out.printf("%n%-48s %8s %8s %8s%n", "28 days in SQL alone, over the same file", "p50", "p95", "max");
        RawQuestions.ask(database, Math.max(3, rounds / 10))
                .forEach((name, times) -> System.out.printf(
                        "%-48s %8.1f %8.1f %8.1f%n", name, times.quantile(0.5), times.quantile(0.95), times.max()));
    }

    private void tellOf(ArrivalDelays arrivals) {
        Timings delays = Timings.of(arrivals.delays());
        System.out.printf("%n%d requests appended to a transcript%n", delays.size() + arrivals.untold());
        tellOf("until the event, p50", delays.quantile(0.5), LIVE_MILLIS, "ms");
        tellOf("until the event, max", delays.max(), LIVE_MILLIS, "ms");
        tellOf("never told", arrivals.untold(), 0, "");
    }

    private void askAll(String meanwhile) throws IOException, InterruptedException {
        System.out.printf(
                "%n%-48s %8s %8s %8s %8s   ms, limit of p95 %.0f%n",
                meanwhile, "p50", "p95", "max", "cpu", ANSWER_MILLIS);
        Random random = new Random(rounds);
        for (Question question : Question.all()) {
            if (!answers(question, random)) {
                continue;
            }
            long processor = program.processorMillis();
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                nanos.add(ask(question.path().apply(random)));
            }
            tellOf(question, Timings.of(nanos), (program.processorMillis() - processor) / (double) rounds);
        }
    }

    private void tellOf(Question question, Timings timings, double processorMillis) {
        boolean slow = timings.quantile(0.95) > ANSWER_MILLIS;
        missed |= slow;
        System.out.printf(
                "%-48s %8.1f %8.1f %8.1f %8.1f%s%n",
                question.form(),
                timings.quantile(0.5),
                timings.quantile(0.95),
                timings.max(),
                processorMillis,
                slow ? "   missed" : "");
    }

    private void tellOf(String what, Optional<Double> value, double limit) {
        if (value.isPresent()) {
            tellOf(what, value.get(), limit, "MB");
        } else {
            System.out.printf("%-48s not told by this system%n", what);
        }
    }

    private void tellOf(String what, double value, double limit, String unit) {
        boolean over = !(value <= limit);
        missed |= over;
        System.out.printf("%-48s %8.0f %s, limit %.0f%s%n", what, value, unit, limit, over ? "   missed" : "");
    }

    /** Whether a question is answered. One that is refused is a fault, one that an older program does not know is none. */
    private boolean answers(Question question, Random random) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(program.at(question.path().apply(random)))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != OK) {
            missed |= status != NO_SUCH_PATH;
            System.out.printf("%-48s answered %d, left out%n", question.form(), status);
        }
        return status == OK;
    }

    private long ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(program.at(path)).build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - start;
        if (response.statusCode() != OK) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return nanos;
    }
}
