package io.tokenspeed.hub.ingest;

import io.tokenspeed.hub.http.Complaints;
import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stores uploads, one thread for all: while a transaction is being written, the next uploads wait and go into one
 * transaction together. Whoever finds the queue full is told to come back.
 */
public final class UploadWriter implements AutoCloseable {
    private static final int MAX_TOGETHER = 256;
    private static final int MAX_RECORDS = 5_000;
    private static final int PATIENCE_SECONDS = 20;
    private static final int IN_PROGRESS_SECONDS = 2;
    private static final long IDLE_MILLIS = 50;
    private static final long STOP_MILLIS = 10_000;

    private final Complaints complaints = new Complaints(System.getLogger(UploadWriter.class.getName()));
    private final TokenStorage storage;
    private final BlockingQueue<Waiting> queue;
    private final Thread thread = new Thread(this::run, "tokenspeed-upload-writer");
    private volatile boolean closed;

    private record Waiting(Upload upload, CompletableFuture<UploadResult> result) {}

    /**
     * Starts the writer.
     *
     * @param capacity how many uploads may wait
     */
    public UploadWriter(TokenStorage storage, int capacity) {
        this.storage = storage;
        this.queue = new ArrayBlockingQueue<>(capacity);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Stores an upload and waits until it is there for good.
     *
     * @throws StorageException if it cannot be stored
     */
    UploadResult store(Upload upload) {
        Waiting waiting = new Waiting(upload, new CompletableFuture<>());
        if (closed || !queue.offer(waiting) || isTooLate(waiting)) {
            throw ProtocolServlet.busy(ErrorCode.OVERLOADED);
        }
        try {
            return waiting.result().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new StorageException("The upload cannot be stored.", failed.getCause());
        } catch (TimeoutException slow) {
            throw Refusal.retryAfter(ErrorCode.IN_PROGRESS, IN_PROGRESS_SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProtocolServlet.busy(ErrorCode.OVERLOADED);
        }
    }

    /** What came into the queue while it was closed may wait there for nobody. */
    private boolean isTooLate(Waiting waiting) {
        return closed && queue.remove(waiting);
    }

    private void run() {
        List<Waiting> together = new ArrayList<>(MAX_TOGETHER);
        try {
            while (!closed || !queue.isEmpty()) {
                Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    together.add(first);
                    drain(together);
                    storeTogether(together);
                    together.clear();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            queue.drainTo(together);
            StorageException ended = new StorageException("The writer of uploads has ended.", null);
            together.forEach(waiting -> waiting.result().completeExceptionally(ended));
        }
    }

    private void drain(List<Waiting> together) {
        int records = together.get(0).upload().records().size();
        while (together.size() < MAX_TOGETHER && records < MAX_RECORDS) {
            Waiting next = queue.poll();
            if (next == null) {
                return;
            }
            together.add(next);
            records += next.upload().records().size();
        }
    }

    private void storeTogether(List<Waiting> together) {
        try {
            List<UploadResult> results =
                    storage.store(together.stream().map(Waiting::upload).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException failure) {
            retry(together, failure);
        } catch (Error failure) {
            // Its transaction is rolled back, so the uploads after it can be stored all the same.
            complaints.about("Uploads cannot be stored", failure);
            together.forEach(waiting -> waiting.result().completeExceptionally(failure));
        }
    }

    /** One upload that cannot be stored must not hold up the others. */
    private void retry(List<Waiting> together, RuntimeException failure) {
        complaints.about("Uploads cannot be stored", failure);
        if (together.size() == 1) {
            together.get(0).result().completeExceptionally(failure);
            return;
        }
        for (Waiting one : together) {
            storeTogether(List.of(one));
        }
    }

    /** How many uploads wait. */
    public int waiting() {
        return queue.size();
    }

    /** Whether uploads can still be stored. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Stores what waits and ends. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
