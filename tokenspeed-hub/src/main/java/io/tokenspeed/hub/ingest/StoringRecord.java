package io.tokenspeed.hub.ingest;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the latest uploads could be stored. A failure counts until something is stored, at most for a minute: who hears of
 * it may send uploads elsewhere, and then nothing would ever be stored here again. Safe for use by several threads.
 */
public final class StoringRecord {
    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private volatile @Nullable Failure failure;

    private record Failure(String reason, long at) {}

    /**
     * A record of nothing yet.
     *
     * @param nanoTime tells the time as {@link System#nanoTime} does
     */
    public StoringRecord(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void stored() {
        failure = null;
    }

    void failed(Throwable cause) {
        failure = new Failure(String.valueOf(cause.getMessage()), nanoTime.getAsLong());
    }

    /** Why the latest upload could not be stored; empty when it could, or when that was long ago. */
    public Optional<String> problem() {
        Failure latest = failure;
        return latest == null || nanoTime.getAsLong() - latest.at() > MEMORY_NANOS
                ? Optional.empty()
                : Optional.of(latest.reason());
    }
}
