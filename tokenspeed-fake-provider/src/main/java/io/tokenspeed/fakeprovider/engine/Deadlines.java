package io.tokenspeed.fakeprovider.engine;

import java.util.PriorityQueue;

/** The instants at which connections have something to write. */
final class Deadlines {
    private final PriorityQueue<Deadline> queue = new PriorityQueue<>();

    private record Deadline(long nanos, EngineConnection connection) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            return Long.signum(nanos - other.nanos);
        }
    }

    /** Adds an instant of {@link System#nanoTime}. */
    void add(long nanos, EngineConnection connection) {
        queue.add(new Deadline(nanos, connection));
    }

    /** Runs everything that is due. */
    void run() {
        Deadline first = queue.peek();
        while (first != null && first.nanos - System.nanoTime() <= 0) {
            queue.remove();
            first.connection.due();
            first = queue.peek();
        }
    }

    /** Returns the nanoseconds until the next instant, at least 0; {@link Long#MAX_VALUE} where there is none. */
    long left() {
        Deadline first = queue.peek();
        return first == null ? Long.MAX_VALUE : Math.max(0, first.nanos - System.nanoTime());
    }
}
