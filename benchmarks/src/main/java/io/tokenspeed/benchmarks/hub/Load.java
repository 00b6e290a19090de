package io.tokenspeed.benchmarks.hub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends requests over several connections at once, each as soon as the one before was answered or at a fixed rate. */
final class Load {
    private final int port;
    private final int connections;

    Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Makes the requests of one connection. */
    interface Source {
        byte[] next();
    }

    /** Makes the source of a connection, by its number. */
    interface Sources {
        Source of(int connection);
    }

    /**
     * The result of a run.
     *
     * @param perSecond answers per second
     * @param p50Millis median latency
     * @param p99Millis latency of the slowest in a hundred
     * @param refused answers with a status other than 200
     */
    record Result(double perSecond, double p50Millis, double p99Millis, long refused) {}

    /**
     * Sends requests for a number of seconds.
     *
     * @param perSecond requests per second of all connections together; 0 for as many as the server takes
     */
    Result run(Sources sources, double seconds, double perSecond) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            List<Future<Worker>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Worker worker =
                        new Worker(sources.of(i), end, perSecond == 0 ? 0 : (long) (connections * 1e9 / perSecond));
                running.add(threads.submit(worker::run));
            }
            return result(running, begin);
        } finally {
            threads.shutdown();
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IOException("a connection does not end");
            }
        }
    }

    private static Result result(List<Future<Worker>> running, long begin) throws IOException, InterruptedException {
        List<long[]> latencies = new ArrayList<>();
        long refused = 0;
        for (Future<Worker> future : running) {
            try {
                Worker worker = future.get();
                latencies.add(Arrays.copyOf(worker.nanos, worker.count));
                refused += worker.refused;
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause());
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all.length / seconds, millis(all, 0.5), millis(all, 0.99), refused);
    }

    private static double millis(long[] sorted, double q) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (q * sorted.length))] / 1e6;
    }

    /** One connection. */
    private final class Worker {
        private final Source source;
        private final long end;
        private final long pause;
        private long[] nanos = new long[1024];
        private int count;
        private long refused;

        private Worker(Source source, long end, long pause) {
            this.source = source;
            this.end = end;
            this.pause = pause;
        }

        private Worker run() throws IOException {
            try (Connection connection = new Connection(port)) {
                long due = System.nanoTime();
                for (byte[] request = source.next(); System.nanoTime() < end; request = source.next()) {
                    long sent = pause == 0 ? System.nanoTime() : waitFor(due);
                    refused += connection.send(request).status() == 200 ? 0 : 1;
                    add(System.nanoTime() - sent);
                    due += pause;
                }
                return this;
            }
        }

        /** Returns when the request was due, so that the latency of a late request includes its delay. */
        private static long waitFor(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        }

        private void add(long value) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = value;
        }
    }
}
