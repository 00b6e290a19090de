package io.tokenspeed.fakeprovider;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The answers to come, and the exchanges so far. */
final class Script {
    /** Older exchanges are forgotten, so that a long benchmark does not fill the memory with their bodies. */
    static final int MOST_EXCHANGES = 1_000;

    private final Deque<Answer> queue = new ArrayDeque<>();
    private final Deque<Recording> recordings = new ArrayDeque<>();
    private Answer fallback = Answer.text(8);

    synchronized void add(Collection<Answer> answers) {
        queue.addAll(answers);
    }

    synchronized void fallback(Answer answer) {
        fallback = answer;
    }

    /** Takes the answer to a request. */
    synchronized Answer next() {
        Answer first = queue.poll();
        return first == null ? fallback : first;
    }

    /** Notes that a request has arrived now. */
    synchronized Recording received(HttpRequest request) {
        Recording recording = new Recording(request, System.nanoTime());
        if (recordings.size() == MOST_EXCHANGES) {
            recordings.removeFirst();
        }
        recordings.add(recording);
        return recording;
    }

    /** Notes how the answer to a request ended. */
    synchronized void ended(Recording recording, Exchange.Ending ending) {
        recording.ended(ending);
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
        List<Recording> known = List.copyOf(recordings);
        if (index >= known.size()) {
            return null;
        }
        Exchange exchange = known.get(index).exchange();
        return exchange.ending() == Exchange.Ending.OPEN ? null : exchange;
    }

    synchronized List<Recording> recordings() {
        return new ArrayList<>(recordings);
    }
}
