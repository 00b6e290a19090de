package io.tokenspeed.fakeprovider;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for instants of {@link System#nanoTime}. */
final class Pacer {
    /** A parked thread wakes up to this much late, so the rest of a wait is spent awake. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(150);

    private Pacer() {}

    /** Returns at an instant, or when the thread is interrupted. */
    static void await(long instant) {
        long left = instant - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            left = instant - System.nanoTime();
        }
    }
}
