package io.tokenspeed.collector;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.RequestSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Stores requests that somebody else measured, as a {@link Recorder} stores its own: offering one never waits, takes no
 * lock and does no I/O, a sink that throws gets the same batch again, and {@link #counts} says what was lost.
 */
public final class RequestQueue implements AutoCloseable {
    private static final Duration LINGER = Duration.ofMillis(200);

    private final Ring<Request> waiting;
    private final Drain<Request> drain;
    private final LongAdder full = new LongAdder();
    private final LongAdder closed = new LongAdder();

    /**
     * Begins to store.
     *
     * @param sink where the requests go; the queue closes it
     * @param capacity the most requests that wait for the sink; a power of two
     * @param closeWithin how long {@link #close} waits for the sink
     */
    public RequestQueue(RequestSink sink, int capacity, Duration closeWithin) {
        waiting = new Ring<>(capacity);
        Delivery delivery = new Delivery(sink, List.of());
        drain = new Drain<>(waiting, request -> request, delivery, request -> {}, LINGER, closeWithin);
        drain.start(work -> {
            Thread thread = new Thread(work, "tokenspeed-requests");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes a request; one that comes while the queue is full or closed is dropped and counted. */
    public void offer(Request request) {
        long position = waiting.offer(request);
        if (position < 0) {
            (waiting.isSealed() ? closed : full).increment();
        } else if (waiting.size() >= waiting.capacity() / 2) {
            drain.wake();
        }
    }

    /**
     * Waits until the sink has taken or refused all requests that were offered before this call, on any thread.
     *
     * @return false if the time is over or the thread was interrupted; it is still interrupted then
     */
    public boolean flush(Duration atMost) {
        return drain.await(waiting.accepted(), atMost);
    }

    /** Returns what became of the requests so far. As many were started as captured: a request here has ended. */
    public Counts counts() {
        Drain.Settled settled = drain.settled();
        long lostFull = full.sum();
        long lostClosed = closed.sum();
        long accepted = waiting.accepted();
        long captured = accepted + lostFull + lostClosed;
        return new Counts(
                captured,
                captured,
                settled.stored(),
                accepted - settled.all(),
                new Counts.Dropped(lostFull, lostClosed, settled.refused(), settled.failed()));
    }

    /** Takes no further requests. What the sink has not taken in time is dropped and counted. */
    @Override
    public void close() {
        waiting.seal();
        drain.close();
    }
}
