package io.tokenspeed.collector.track;

import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Hands events to the store on a thread of its own, and keeps each until the store has answered. */
final class EventDelivery {
    private static final System.Logger LOGGER = System.getLogger(Tracker.class.getName());
    private static final int CAPACITY = 8_192;
    private static final int BATCH = 500;
    private static final int MAX_TRIES = 20;
    private static final long[] PAUSES_MILLIS = {100, 500, 2_000, 10_000, 30_000, 60_000};

    private final TrackStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<TrackEvent> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "tokenspeed-tracker");
    private TrackCounts counts = new TrackCounts(0, 0, 0, 0);
    private boolean closed;
    private boolean abandoned;

    EventDelivery(TrackStore store) {
        this.store = store;
        thread.setDaemon(true);
        thread.start();
    }

    void add(TrackEvent event) {
        lock.lock();
        try {
            boolean taken = !closed && waiting.size() < CAPACITY && waiting.add(event);
            counts = new TrackCounts(
                    counts.told() + 1, counts.stored(), counts.refused(), counts.dropped() + (taken ? 0 : 1));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    TrackCounts counts() {
        lock.lock();
        try {
            return counts;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (List<TrackEvent> batch = take(); !batch.isEmpty(); batch = take()) {
                deliver(batch);
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        } finally {
            store.close();
        }
    }

    /** Waits for events; empty once there will be none. */
    private List<TrackEvent> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            List<TrackEvent> batch = new ArrayList<>();
            while (batch.size() < BATCH && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a store may be the host's code and throw anything
    private void deliver(List<TrackEvent> batch) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                settle(store.write(batch));
                return;
            } catch (Throwable failure) {
                warn(tries, failure);
            }
            if (tries == MAX_TRIES) {
                settle(0, 0, batch.size());
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSES_MILLIS[Math.min(tries, PAUSES_MILLIS.length) - 1]);
        }
    }

    private static void warn(int tries, Throwable failure) {
        LOGGER.log(
                tries == 1 ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                "TokenSpeed: tracked events were not stored; they are sent again ({0})",
                failure.getClass().getName());
    }

    private void settle(List<TrackResult> results) {
        int stored = 0;
        for (TrackResult result : results) {
            stored += result.outcome() == TrackOutcome.STORED || result.outcome() == TrackOutcome.DUPLICATE ? 1 : 0;
        }
        settle(stored, results.size() - stored, 0);
    }

    private void settle(int stored, int refused, int dropped) {
        lock.lock();
        try {
            if (!abandoned) {
                counts = new TrackCounts(
                        counts.told(),
                        counts.stored() + stored,
                        counts.refused() + refused,
                        counts.dropped() + dropped);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the events that were added before are settled. */
    boolean await(Duration atMost) {
        long left = Math.max(0, atMost.toNanos());
        lock.lock();
        try {
            long told = counts.told();
            while (told > counts.told() - counts.waiting()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void close(Duration atMost) {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (!await(atMost)) {
            abandon();
            thread.interrupt();
        }
        try {
            thread.join(Math.max(1, atMost.toMillis()));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts what was not stored in time as dropped. */
    private void abandon() {
        lock.lock();
        try {
            abandoned = true;
            waiting.clear();
            counts = new TrackCounts(
                    counts.told(), counts.stored(), counts.refused(), counts.dropped() + counts.waiting());
        } finally {
            lock.unlock();
        }
    }
}
