package io.tokenspeed.store.track;

import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackQueueFullException;
import io.tokenspeed.model.track.TrackResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Events that wait for the writer, in the order in which they came. Safe for use by several threads. */
final class TrackQueue {
    /** The most events that wait; a first submission may have more. */
    static final int MOST_WAITING = 1_000;

    /** A transaction takes further submissions until it has so many events. */
    static final int TOGETHER = 200;

    private final Queue<Submission> waiting = new ArrayDeque<>();
    private int events;
    private boolean closed;

    /** Events that are stored together, and where their results go. */
    record Submission(List<TrackEvent> events, CompletableFuture<List<TrackResult>> results) {}

    /**
     * Adds events.
     *
     * @throws TrackQueueFullException if too many wait
     */
    synchronized CompletableFuture<List<TrackResult>> add(List<TrackEvent> given) {
        if (closed) {
            throw new TrackQueueFullException("The program is ending; send the events again when it runs again.");
        }
        if (events > 0 && events + given.size() > MOST_WAITING) {
            throw new TrackQueueFullException(
                    events + " events wait to be stored; send these again in a second or later.");
        }
        Submission submission = new Submission(List.copyOf(given), new CompletableFuture<>());
        waiting.add(submission);
        events += given.size();
        notifyAll();
        return submission.results();
    }

    /** Waits for submissions and takes those of the next transaction; empty once the queue is closed and empty. */
    synchronized List<Submission> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Submission> taken = new ArrayList<>();
        int size = 0;
        for (Submission next = waiting.peek(); next != null && (taken.isEmpty() || fits(size, next)); ) {
            taken.add(next);
            size += next.events().size();
            waiting.remove();
            next = waiting.peek();
        }
        events -= size;
        return taken;
    }

    private static boolean fits(int size, Submission next) {
        return size + next.events().size() <= TOGETHER;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
