package io.tokenspeed.benchmarks.archive;

import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.archive.ArchiveStore.ArchiveRun;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Archives the older half of a database that {@code MakeRequests} made, and asks it. Arguments: file, rounds. The file is
 * changed; a second run asks only.
 */
public final class AskArchive {
    private static final Duration AGE = Duration.ofDays(200);
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);

    private final Path file;
    private final int rounds;
    private final Random random = new Random(1);

    private AskArchive(Path file, int rounds) {
        this.file = file;
        this.rounds = rounds;
    }

    private interface Question {
        void ask();
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("needs two arguments: file, rounds");
        }
        new AskArchive(Path.of(args[0]), Integer.parseInt(args[1])).run();
    }

    private void run() throws IOException {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> Pricing.NONE)) {
            time("first sums with everything stored", 1, () -> start(storage));
            freeze(storage.archive());
        }
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> Pricing.NONE)) {
            time("first sums with the older half archived", 3, () -> start(storage));
            ask(storage);
        }
    }

    private static void start(SqliteLocalStorage storage) {
        if (storage.dashboard().usage().summary(EVERYTHING).requests() == 0) {
            throw new IllegalStateException("there are no requests");
        }
    }

    private void freeze(ArchiveStore archive) throws IOException {
        System.out.println("file: " + Files.size(file) / 1_000_000 + " MB");
        long begun = System.nanoTime();
        ArchiveRun run = archive.freeze(Instant.now().minus(AGE), () -> true);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "archived: %d requests of %d hours in %.1f s with pauses, %.0f a second; longest transaction %d ms%n",
                run.requests(),
                run.hours(),
                seconds,
                run.requests() / seconds,
                run.longestMillis());
        time("compact", 1, archive::compact);
        System.out.println("file: " + Files.size(file) / 1_000_000 + " MB, blocks "
                + archive.status().bytes() / 1_000_000 + " MB");
    }

    private void ask(SqliteLocalStorage storage) {
        Instant first = archived(storage).from();
        long hours = archived(storage).length().toHours();
        DashboardReader reader = storage.dashboard();
        time(
                "page of 100 requests",
                rounds,
                () -> reader.requests().recent(EVERYTHING.during(new TimeRange(first, at(first, hours))), 100));
        time(
                "page of 100 requests of a project",
                rounds,
                () -> reader.requests()
                        .recent(
                                EVERYTHING
                                        .during(new TimeRange(first, at(first, hours)))
                                        .withProject("/home/dev/code/project-" + random.nextInt(60)),
                                100));
        time("all requests of three hours", rounds, () -> {
            Instant from = at(first, hours);
            storage.requests()
                    .forEach(EVERYTHING.during(new TimeRange(from, from.plus(Duration.ofHours(3)))), row -> {});
        });
        time(
                "sums of a range cut inside hours",
                rounds,
                () -> reader.usage()
                        .breakdown(EVERYTHING.during(new TimeRange(at(first, hours), null)), List.of(Dimension.MODEL)));
        UsageFilter kolkata = UsageFilter.all(ZoneId.of("Asia/Kolkata"));
        time("by day in +05:30, server", 5, () -> storage.dashboard().usage().series(kolkata, Interval.DAY, List.of()));
        time("by day in +05:30, command line", 5, () -> storage.usage().series(kolkata, Interval.DAY, List.of()));
        AtomicLong rows = new AtomicLong();
        time(
                "export of everything archived",
                1,
                () -> storage.archive()
                        .ranges()
                        .forEach(range ->
                                storage.requests().forEach(EVERYTHING.during(range), row -> rows.incrementAndGet())));
        System.out.println("exported: " + rows + " requests");
    }

    private record Archived(Instant from, Duration length) {}

    private static Archived archived(SqliteLocalStorage storage) {
        Instant from = storage.archive().status().first();
        Instant to = storage.archive().status().last();
        if (from == null || to == null) {
            throw new IllegalStateException("nothing is archived");
        }
        return new Archived(from, Duration.between(from, to));
    }

    private Instant at(Instant first, long hours) {
        return first.plusMillis(random.nextLong(Duration.ofHours(hours).toMillis()) + 1);
    }

    private static void time(String name, int rounds, Question question) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            question.ask();
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-45s p50 %8.1f ms   p95 %8.1f ms   max %8.1f ms%n",
                name,
                millis.get(rounds / 2),
                millis.get(Math.min(rounds - 1, rounds * 95 / 100)),
                millis.get(rounds - 1));
    }
}
