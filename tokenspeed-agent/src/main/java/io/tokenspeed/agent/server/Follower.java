package io.tokenspeed.agent.server;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.sources.engine.ImportProgress;
import io.tokenspeed.sources.engine.Importer;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Imports the tools' logs, and again whenever they change, on a thread of its own. */
final class Follower implements Runnable {
    private static final System.Logger logger = System.getLogger(Follower.class.getName());
    private static final long QUIET_MILLIS = 5_000;
    private static final long BLIND_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 300;

    private final Importer importer;
    private final FileWatch watch;
    private final Clock clock;
    private final Ready ready;
    private volatile boolean importing;
    private volatile @Nullable Instant lastImportAt;
    private boolean failing;
    /** Whether an import read a file, or may have before it failed. */
    private boolean filesRead;

    /**
     * Imports nothing before it runs.
     *
     * @param ready is told once, after the first import that succeeds
     */
    Follower(Importer importer, FileWatch watch, Clock clock, Ready ready) {
        this.importer = importer;
        this.watch = watch;
        this.clock = clock;
        this.ready = ready;
    }

    /** Is told that the logs are imported. */
    interface Ready {
        /** Takes whether any file was read, so that requests may have changed. */
        void imported(boolean filesRead);
    }

    boolean importing() {
        return importing;
    }

    @Nullable
    Instant lastImportAt() {
        return lastImportAt;
    }

    @Override
    public void run() {
        try {
            while (!importNow()) {
                Thread.sleep(QUIET_MILLIS);
            }
            ready.imported(filesRead);
            while (!Thread.currentThread().isInterrupted()) {
                awaitChange();
                importNow();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitChange() throws InterruptedException {
        long deadline = clock.millis() + (watch.complete() ? QUIET_MILLIS : BLIND_MILLIS);
        boolean changed = false;
        while (!changed && clock.millis() < deadline) {
            changed = watch.await(PAUSE_MILLIS);
        }
    }

    /** Imports; false where that failed. Warns of the first failure and logs the following ones only for debugging. */
    private boolean importNow() throws InterruptedException {
        importing = true;
        try {
            filesRead |= importer.run(ImportProgress.NONE).filesRead() > 0;
            lastImportAt = clock.instant();
            failing = false;
            return true;
        } catch (CancellationException stopped) {
            throw new InterruptedException();
        } catch (RuntimeException failure) {
            logger.log(
                    failing ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "Cannot import the tools'' logs; trying again, later failures are not logged: {0}",
                    reason(failure));
            failing = true;
            filesRead = true;
            return false;
        } finally {
            importing = false;
        }
    }

    /** Only our own exceptions have a message that is a sentence. */
    private static @Nullable String reason(RuntimeException failure) {
        boolean told = failure instanceof StorageException || failure instanceof UncheckedIOException;
        return told ? failure.getMessage() : failure.toString();
    }
}
