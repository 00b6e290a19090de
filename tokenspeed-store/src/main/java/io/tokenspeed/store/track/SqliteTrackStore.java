package io.tokenspeed.store.track;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.track.TrackQueue.Submission;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Stores tracked events in a SQLite file. One thread writes what many threads hand over, up to 200 events in a
 * transaction, because a transaction that outlives a power cut waits for the disk, however much it holds.
 */
public final class SqliteTrackStore implements TrackStore {
    private static final long CLOSE_MILLIS = 30_000;

    private final TrackQueue queue = new TrackQueue();
    private final TrackTransaction transaction;
    private final Thread writer = new Thread(this::run, "tokenspeed-track");

    /**
     * Starts the writer.
     *
     * @param connections to a database with the current schema
     * @param pricing the prices of tokens, asked for again every minute
     * @param rates the rates of charges, asked for in each transaction
     */
    public SqliteTrackStore(Connections connections, Supplier<Pricing> pricing, Supplier<ComponentRates> rates) {
        this.transaction = new TrackTransaction(connections, pricing, rates);
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public List<TrackResult> write(List<TrackEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        try {
            return queue.add(events).join();
        } catch (CompletionException failure) {
            // A new exception has the stack of its caller, and may be thrown by several threads.
            throw failure.getCause() instanceof StorageException known
                    ? new StorageException(String.valueOf(known.getMessage()), known)
                    : failure;
        }
    }

    private void run() {
        try {
            for (List<Submission> taken = queue.take(); !taken.isEmpty(); taken = queue.take()) {
                store(taken);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            transaction.close();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whoever waits must learn of every failure, and the thread must go on
    private void store(List<Submission> taken) {
        try {
            List<List<TrackResult>> results =
                    transaction.write(taken.stream().map(Submission::events).toList());
            for (int i = 0; i < taken.size(); i++) {
                taken.get(i).results().complete(results.get(i));
            }
        } catch (Throwable failure) {
            if (taken.size() > 1 && !(failure instanceof StorageException)) {
                taken.forEach(submission -> store(List.of(submission)));
                return;
            }
            taken.forEach(submission -> submission.results().completeExceptionally(failure));
        }
    }

    /** Stores what waits, and ends the writer. */
    @Override
    public void close() {
        queue.close();
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
