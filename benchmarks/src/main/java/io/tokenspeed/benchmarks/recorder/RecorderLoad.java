package io.tokenspeed.benchmarks.recorder;

import io.tokenspeed.collector.Counts;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Four threads record at full speed, into a sink that takes all at once, one that hangs, and the local database.
 * Prints the heap after a collection during the run, and what the counts add up to.
 */
public final class RecorderLoad {
    private static final int THREADS = 4;
    private static final int ROUNDS = 4;

    private RecorderLoad() {}

    /**
     * Runs all three.
     *
     * @param arguments the seconds for each sink, 60 by default
     */
    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofSeconds(arguments.length == 0 ? 60 : Long.parseLong(arguments[0]));
        CountDownLatch never = new CountDownLatch(1);
        run("draining", requests -> 0, time);
        run("hanging", requests -> hang(never), time);
        Path folder = Files.createTempDirectory("recorder-load");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> Pricing.NONE)) {
            run("SQLite", storage.recording(), time);
        }
    }

    private static int hang(CountDownLatch never) throws IOException {
        try {
            never.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void run(String name, RequestSink sink, Duration time) throws InterruptedException {
        Recorder recorder = Recorder.builder("benchmark").sink(sink).open();
        long start = System.nanoTime();
        long ends = start + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> record(recorder, ends));
            thread.start();
            threads.add(thread);
        }
        StringBuilder heaps = new StringBuilder();
        for (int round = 1; round <= ROUNDS; round++) {
            Thread.sleep(time.toMillis() / (ROUNDS + 1));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            heaps.append(" %.1f".formatted((runtime.totalMemory() - runtime.freeMemory()) / 1048576.0));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Counts running = recorder.counts();
        double seconds = (System.nanoTime() - start) / 1e9;
        recorder.close();
        print(name, running, recorder.counts(), seconds, heaps.toString());
    }

    private static void record(Recorder recorder, long ends) {
        while (System.nanoTime() < ends) {
            for (int i = 0; i < 1000; i++) {
                recorder.start("openai", "gpt-5.5").complete(1000, 61);
            }
        }
    }

    private static void print(String name, Counts running, Counts closed, double seconds, String heaps) {
        System.out.printf(
                "%s: %,.0f attempts/s ended, %,.0f/s stored; heap after collections in MB:%s%n",
                name, running.captured() / seconds, running.stored() / seconds, heaps);
        System.out.println("  " + closed);
        long sum = closed.stored() + closed.waiting() + closed.dropped().total();
        System.out.printf(
                "  started - captured = %d, captured - (stored + waiting + dropped) = %d%n",
                closed.started() - closed.captured(), closed.captured() - sum);
    }
}
