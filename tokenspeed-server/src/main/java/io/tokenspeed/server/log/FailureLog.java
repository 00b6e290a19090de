package io.tokenspeed.server.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logs failures that come in swarms: the first one as a warning, further ones within a minute for debugging only. Safe
 * for use by several threads.
 */
public final class FailureLog {
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final System.Logger logger;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    public FailureLog(System.Logger logger) {
        this.logger = logger;
    }

    /** Logs a failure. */
    public void log(String message, Throwable failure) {
        long now = System.nanoTime();
        long until = quietUntil.get();
        boolean loud = now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS);
        logger.log(loud ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG, message, failure);
    }
}
