package io.tokenspeed.benchmarks.gateway;

import io.tokenspeed.benchmarks.server.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Streams through no proxy, nginx and the gateway by turns, and prints what each adds. */
public final class GatewayVsNginx {
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final double MOST_OTHERS = 20;
    private static final int HELD = 1000;
    /** All held streams are open then. */
    private static final int LOOK_SECONDS = 45;

    private final int streams;
    private final PacedProvider provider;
    private final int cores = Runtime.getRuntime().availableProcessors();

    private GatewayVsNginx(int streams, PacedProvider provider) {
        this.streams = streams;
        this.provider = provider;
    }

    /** What calm turns of one target added together. */
    private static final class Sums {
        private final List<Long> first = new ArrayList<>();
        private final List<Long> each = new ArrayList<>();
        private long ticks;
        private int turns;
        private int lost;
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments the gateway's program, a folder to work in, how many rounds, how many streams, and how many runs
     *     of held streams
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path work = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        int runs = Integer.parseInt(arguments[4]);
        try (PacedProvider provider = PacedProvider.start();
                Target gateway = Target.gateway(Path.of(arguments[0]), work, provider.port());
                Target nginx = Target.nginx(work, provider.port())) {
            GatewayVsNginx benchmark = new GatewayVsNginx(Integer.parseInt(arguments[3]), provider);
            benchmark.compare(List.of(Target.direct(provider.port()), nginx, gateway), rounds);
            benchmark.hold(gateway, runs);
        }
        System.exit(0);
    }

    private void compare(List<Target> targets, int rounds) throws IOException {
        System.out.printf(
                "%d streams, %s each, %d rounds of %d s turns%n", streams, Pace.USUAL, rounds, TURN.toSeconds());
        for (Target target : targets) {
            PacedClients.run(target.port(), streams, Pace.USUAL, WARM);
        }
        Map<String, Sums> sums = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Target target : targets) {
                turn(target, sums.computeIfAbsent(target.name(), name -> new Sums()));
            }
        }
        System.out.println();
        System.out.println("added, ms        turns  first p50     p99   event p50     p99   CPU µs/event  lost");
        sums.forEach(GatewayVsNginx::print);
    }

    private void turn(Target target, Sums sums) throws IOException {
        long machine = ProcessorTime.ofMachine();
        long own = ProcessorTime.of(ProcessHandle.current().pid());
        long used = target.ticks();
        long started = System.nanoTime();
        PacedClients.Turn turn = PacedClients.run(target.port(), streams, Pace.USUAL, TURN);
        double ticks = (System.nanoTime() - started) / 1e7 * cores;
        used = target.ticks() - used;
        long others = ProcessorTime.ofMachine()
                - machine
                - (ProcessorTime.of(ProcessHandle.current().pid()) - own)
                - used;
        double share = 100.0 * Math.max(0, others) / ticks;
        Timings first = Timings.of(turn.heard().first());
        System.out.printf(
                Locale.ROOT,
                "%-8s first p50 %.2f p99 %.2f, others used %.0f %%%s%n",
                target.name(),
                first.quantile(0.5),
                first.quantile(0.99),
                share,
                share > MOST_OTHERS ? ", not judged" : "");
        sums.lost += turn.lost();
        if (share <= MOST_OTHERS) {
            sums.turns++;
            sums.first.addAll(turn.heard().first());
            sums.each.addAll(turn.heard().each());
            sums.ticks += used;
        }
    }

    private static void print(String name, Sums sums) {
        Timings first = Timings.of(sums.first);
        Timings each = Timings.of(sums.each);
        System.out.printf(
                Locale.ROOT,
                "%-16s %5d %10.2f %7.2f %11.2f %7.2f %14.0f %5d%n",
                name,
                sums.turns,
                first.quantile(0.5),
                first.quantile(0.99),
                each.quantile(0.5),
                each.quantile(0.99),
                1e4 * sums.ticks / Math.max(1, sums.first.size() + sums.each.size()),
                sums.lost);
    }

    private void hold(Target gateway, int runs) throws IOException, InterruptedException, ExecutionException {
        if (runs == 0) {
            return;
        }
        System.out.println();
        double before = gateway.megabytes();
        Pace pace = Pace.held(Duration.ofSeconds(60));
        provider.pace(pace);
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        for (int run = 1; run <= runs; run++) {
            Future<Double> during = later.schedule(gateway::megabytes, LOOK_SECONDS, TimeUnit.SECONDS);
            PacedClients.Turn turn = PacedClients.run(gateway.port(), HELD, pace, Duration.ofSeconds(1));
            System.out.printf(
                    Locale.ROOT,
                    "%d streams held for 60 s, run %d: %d lost, %.0f MB before, %.0f MB while they are open%n",
                    HELD,
                    run,
                    turn.lost(),
                    before,
                    during.get());
        }
    }
}
