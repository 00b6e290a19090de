package io.tokenspeed.collector;

import io.tokenspeed.model.request.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes what has ended from the ring and has it stored as requests, on a thread of its own.
 *
 * @param <T> what is in the ring
 */
final class Drain<T> {
    static final int BATCH = 500;

    private static final System.Logger LOGGER = System.getLogger(Recorder.class.getName());

    private static final int MAX_TRIES = 20;
    private static final long[] PAUSES_MILLIS = {100, 500, 2_000, 10_000, 30_000, 60_000};
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int IDLE_AFTER = 5;

    private final Ring<T> ended;
    private final Function<T, Request> maker;
    private final Delivery delivery;
    private final Consumer<T> recycle;
    private final Duration linger;
    private final Duration closeWithin;
    private final Settlement settlement = new Settlement();

    private volatile @Nullable Thread thread;
    private volatile boolean closing;
    /** Cuts the current pause short. */
    private volatile boolean hurry;

    Drain(
            Ring<T> ended,
            Function<T, Request> maker,
            Delivery delivery,
            Consumer<T> recycle,
            Duration linger,
            Duration closeWithin) {
        this.ended = ended;
        this.maker = maker;
        this.delivery = delivery;
        this.recycle = recycle;
        this.linger = linger;
        this.closeWithin = closeWithin;
    }

    /**
     * How many of the accepted attempts are done with.
     *
     * @param stored the sink stored them
     * @param refused the sink refused them for good
     * @param failed the sink did not store them in time
     */
    record Settled(long stored, long refused, long failed) {
        long all() {
            return stored + refused + failed;
        }
    }

    void start(ThreadFactory threads) {
        Thread made = threads.newThread(this::run);
        thread = made;
        made.start();
    }

    /** Has the thread look at the ring. */
    void wake() {
        LockSupport.unpark(thread);
    }

    Settled settled() {
        return settlement.settled();
    }

    /** Waits until a number of accepted attempts is settled. */
    boolean await(long accepted, Duration atMost) {
        if (settlement.settled().all() >= accepted) {
            return true;
        }
        hurry = true;
        wake();
        return settlement.await(accepted, atMost);
    }

    /** Has the thread end: after the ring is empty, or when the time is over. */
    void close() {
        closing = true;
        long deadline = System.nanoTime() + closeWithin.toNanos();
        if (!await(ended.accepted(), closeWithin)) {
            long lost = settlement.abandon(ended.accepted());
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "TokenSpeed: {0} attempts are lost, because the sink did not take them within {1}",
                    lost,
                    closeWithin);
            Thread sleeper = thread;
            if (sleeper != null) {
                sleeper.interrupt();
            }
        }
        hurry = true;
        wake();
        settlement.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    private void run() {
        try {
            int quiet = 0;
            while (!isDone()) {
                int taken = deliver();
                quiet = taken == 0 ? quiet + 1 : 0;
                if (taken < BATCH && !closing) {
                    pause(quiet < IDLE_AFTER ? linger.toNanos() : IDLE_NANOS, true);
                }
            }
        } finally {
            delivery.close();
            settlement.end();
        }
    }

    private boolean isDone() {
        return settlement.isAbandoned() || (closing && ended.size() == 0);
    }

    private int deliver() {
        List<Request> requests = new ArrayList<>();
        int taken = 0;
        while (taken < BATCH) {
            T item = ended.poll();
            if (item == null) {
                break;
            }
            taken++;
            add(requests, item);
        }
        if (taken > 0) {
            int unmade = taken - requests.size();
            store(requests, unmade);
        }
        return taken;
    }

    private void add(List<Request> requests, T item) {
        try {
            requests.add(maker.apply(item));
        } catch (RuntimeException impossible) {
            delivery.problems().tell("an attempt has values that cannot be stored", impossible);
        } finally {
            recycle.accept(item);
        }
    }

    private void store(List<Request> requests, int unmade) {
        for (int tries = 1; !settlement.isAbandoned(); tries++) {
            int refused = requests.isEmpty() ? 0 : delivery.store(requests);
            if (!Delivery.failed(refused)) {
                delivery.tell(requests);
                settlement.add(requests.size() - refused, refused + unmade, 0);
                return;
            }
            if (tries == MAX_TRIES) {
                settlement.add(0, unmade, requests.size());
                return;
            }
            pause(
                    Duration.ofMillis(PAUSES_MILLIS[Math.min(tries, PAUSES_MILLIS.length) - 1])
                            .toNanos(),
                    false);
        }
    }

    /** Parks until the time is over or somebody is in a hurry; while gathering also until the ring is half full. */
    private void pause(long nanos, boolean gathering) {
        long until = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0 && !hurry && !settlement.isAbandoned()) {
            if (gathering && ended.size() >= ended.capacity() / 2) {
                break;
            }
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted() && settlement.isAbandoned()) {
                break;
            }
            left = until - System.nanoTime();
        }
        hurry = false;
    }
}
