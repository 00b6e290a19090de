package io.tokenspeed.hub.ingest;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whether the latest upload could be stored. A failure counts until an upload is stored, at most for a
 * minute: a load balancer that sees the failure may send uploads elsewhere, and then none would ever be stored here
 * again. Safe for use by several threads.
 */
public final class StoringRecord {
    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private volatile @Nullable Failure failure;

    private record Failure(String reason, long at) {}

    /**
     * A record without any upload yet.
     *
     * @param nanoTime a clock like {@link System#nanoTime}
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

    /**
     * Returns why the latest upload could not be stored; empty where it could, or where the failure is over a minute
     * old.
     */
    public Optional<String> problem() {
        Failure latest = failure;
        return latest == null || nanoTime.getAsLong() - latest.at() > MEMORY_NANOS
                ? Optional.empty()
                : Optional.of(latest.reason());
    }
}
