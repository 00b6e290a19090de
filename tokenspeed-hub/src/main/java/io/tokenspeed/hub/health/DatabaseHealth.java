package io.tokenspeed.hub.health;

import io.tokenspeed.model.storage.StorageException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the database takes changes by making a tiny one, at most every two seconds. One of several callers makes
 * the change; the others get the latest result.
 */
public final class DatabaseHealth {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Runnable change;
    private final LongSupplier nanoTime;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Answer latest;

    private record Answer(Optional<String> problem, long at) {}

    /**
     * The health of a database.
     *
     * @param change makes the change and throws a {@link StorageException} when it cannot be made
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    public DatabaseHealth(Runnable change, LongSupplier nanoTime) {
        this.change = change;
        this.nanoTime = nanoTime;
    }

    /** Returns why nothing can be stored; empty where the change could be made. */
    public Optional<String> problem() {
        Answer known = latest;
        if (known != null && (isFresh(known) || !asking.tryLock())) {
            return known.problem();
        }
        if (known == null) {
            asking.lock();
        }
        try {
            return asked();
        } finally {
            asking.unlock();
        }
    }

    /** Looks again for a fresh result, because another thread may have asked while this one waited. */
    private Optional<String> asked() {
        Answer known = latest;
        if (known == null || !isFresh(known)) {
            Optional<String> problem = ask();
            known = new Answer(problem, nanoTime.getAsLong());
            latest = known;
        }
        return known.problem();
    }

    private boolean isFresh(Answer answer) {
        return nanoTime.getAsLong() - answer.at() < FRESH_NANOS;
    }

    private Optional<String> ask() {
        try {
            change.run();
            return Optional.empty();
        } catch (StorageException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }
}
