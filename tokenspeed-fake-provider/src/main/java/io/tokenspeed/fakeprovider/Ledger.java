package io.tokenspeed.fakeprovider;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The latest exchanges. */
final class Ledger {
    /** Older exchanges are forgotten, so that a long benchmark does not fill the memory with their bodies. */
    static final int MOST_EXCHANGES = 1_000;

    private final Deque<Recording> recordings = new ArrayDeque<>();

    synchronized void add(Recording recording) {
        if (recordings.size() == MOST_EXCHANGES) {
            recordings.removeFirst();
        }
        recordings.add(recording);
    }

    /** Notes that some exchange has ended. */
    synchronized void ended() {
        notifyAll();
    }

    /** Waits until the exchange at a place has ended. */
    synchronized Exchange awaitEnding(int index, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            Exchange exchange = ended(index);
            while (exchange == null) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new IllegalStateException("exchange " + index + " has not ended after " + atMost);
                }
                wait(left);
                exchange = ended(index);
            }
            return exchange;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an exchange goes on", e);
        }
    }

    private @Nullable Exchange ended(int index) {
        if (index >= recordings.size()) {
            return null;
        }
        Recording recording = new ArrayList<>(recordings).get(index);
        return recording.hasEnded() ? recording.exchange() : null;
    }

    synchronized List<Recording> recordings() {
        return new ArrayList<>(recordings);
    }

    synchronized void clear() {
        recordings.clear();
    }
}
