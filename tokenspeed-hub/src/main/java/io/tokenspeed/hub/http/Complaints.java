package io.tokenspeed.hub.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Logs failures that come in swarms: the first one loudly, those of the next minute quietly. */
public final class Complaints {
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final System.Logger logger;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    public Complaints(System.Logger logger) {
        this.logger = logger;
    }

    /** Notes a failure. */
    public void about(String message, Throwable failure) {
        long now = System.nanoTime();
        long until = quietUntil.get();
        boolean loud = now - until >= 0 && quietUntil.compareAndSet(until, now + QUIET_NANOS);
        logger.log(loud ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG, message, failure);
    }
}
