package io.tokenspeed.hub.ingest;

import io.tokenspeed.hub.http.ProtocolServlet;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.server.log.FailureLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stores uploads on one thread: while a transaction is being written, the next uploads wait and go into one transaction
 * together. Refuses uploads with 503 while the queue is full.
 */
public final class UploadWriter implements AutoCloseable {
    private static final int MAX_TOGETHER = 256;
    private static final int MAX_RECORDS = 5_000;
    private static final int PATIENCE_SECONDS = 12;
    private static final int IN_PROGRESS_SECONDS = 2;
    private static final long IDLE_MILLIS = 50;
    private static final long ONE_BY_ONE_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long STOP_MILLIS = 10_000;

    private final FailureLog failures = new FailureLog(System.getLogger(UploadWriter.class.getName()));
    private final UploadStorage storage;
    private final BlockingQueue<Waiting> queue;
    private final Thread thread = new Thread(this::run, "tokenspeed-upload-writer");
    private final StoringRecord record = new StoringRecord(System::nanoTime);
    private int mostTogether = MAX_TOGETHER;
    private volatile boolean closed;

    private record Waiting(Upload upload, CompletableFuture<UploadResult> result) {}

    /**
     * Starts the writer.
     *
     * @param capacity how many uploads may wait
     */
    public UploadWriter(UploadStorage storage, int capacity) {
        this.storage = storage;
        this.queue = new ArrayBlockingQueue<>(capacity);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Stores an upload and waits until the database has committed it.
     *
     * @throws StorageException if the upload cannot be stored
     * @throws Refusal if the queue is full, or the upload is not stored within 12 seconds
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
            throw queue.remove(waiting)
                    ? ProtocolServlet.busy(ErrorCode.OVERLOADED)
                    : Refusal.retryAfter(ErrorCode.IN_PROGRESS, IN_PROGRESS_SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProtocolServlet.busy(ErrorCode.OVERLOADED);
        }
    }

    /**
     * Whether an upload came into the queue while it was closed; removes the upload, because nothing would store it.
     */
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
        while (together.size() < mostTogether && records < MAX_RECORDS) {
            Waiting next = queue.poll();
            if (next == null) {
                return;
            }
            together.add(next);
            records += next.upload().records().size();
        }
    }

    /**
     * Stores uploads together. After a failure the next transaction has one upload only, whose failure costs little.
     */
    private void storeTogether(List<Waiting> together) {
        long start = System.nanoTime();
        try {
            store(together);
            mostTogether = Math.min(MAX_TOGETHER, 2 * mostTogether);
        } catch (RuntimeException failure) {
            mostTogether = 1;
            failures.log("Uploads cannot be stored: " + failure.getMessage(), failure);
            storeOneByOne(together, failure, start + ONE_BY_ONE_NANOS);
        } catch (Error failure) {
            // Its transaction is rolled back, so the uploads after it can be stored all the same.
            failures.log("Uploads cannot be stored", failure);
            fail(together, failure);
        }
    }

    private void store(List<Waiting> together) {
        List<UploadResult> results =
                storage.store(together.stream().map(Waiting::upload).toList());
        record.stored();
        for (int i = 0; i < together.size(); i++) {
            together.get(i).result().complete(results.get(i));
        }
    }

    /**
     * Stores uploads one by one, so that one bad upload does not hold up the others. Where failures take long, the
     * database is the cause, and all remaining uploads fail at once.
     */
    private void storeOneByOne(List<Waiting> together, RuntimeException failure, long until) {
        for (Waiting one : together) {
            try {
                if (together.size() == 1 || System.nanoTime() - until > 0) {
                    throw failure;
                }
                store(List.of(one));
            } catch (RuntimeException | Error again) {
                fail(List.of(one), again);
            }
        }
    }

    private void fail(List<Waiting> together, Throwable failure) {
        record.failed(failure);
        together.forEach(waiting -> waiting.result().completeExceptionally(failure));
    }

    /** How many uploads wait to be stored. */
    public int waiting() {
        return queue.size();
    }

    /** Returns why nothing can be stored any more; empty while the thread runs. */
    public Optional<String> ended() {
        return thread.isAlive() ? Optional.empty() : Optional.of("The writer of uploads has ended; restart the hub.");
    }

    /**
     * Returns why the latest upload could not be stored; empty where it could, or where the failure is over a minute
     * old.
     */
    public Optional<String> problem() {
        return record.problem();
    }

    /** Stores the waiting uploads and ends the thread. */
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
