package io.tokenspeed.collector;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many attempts are done with, and who waits for that. Host threads never touch it but in flush and close. */
final class Settlement {
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile Drain.Settled settled = new Drain.Settled(0, 0, 0);
    private volatile boolean abandoned;
    private boolean ended;

    Drain.Settled settled() {
        return settled;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Adds attempts, unless all were given up. */
    void add(long stored, long refused, long failed) {
        lock.lock();
        try {
            if (!abandoned) {
                settled = new Drain.Settled(
                        settled.stored() + stored, settled.refused() + refused, settled.failed() + failed);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts what is left of the accepted attempts as failed. Returns how many that are. */
    long abandon(long accepted) {
        lock.lock();
        try {
            long left = accepted - settled.all();
            if (!abandoned && !ended) {
                abandoned = true;
                settled = new Drain.Settled(settled.stored(), settled.refused(), settled.failed() + left);
                changed.signalAll();
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Says that no more attempts will be added. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many attempts are done with. */
    boolean await(long accepted, Duration atMost) {
        return awaitUntil(accepted, atMost, false);
    }

    /** Waits until no more attempts will be added. */
    void awaitEnd(Duration atMost) {
        awaitUntil(0, atMost, true);
    }

    @SuppressWarnings("ConstantValue") // hosts are not bound to our annotations, and nothing may throw at them
    private boolean awaitUntil(long accepted, Duration atMost, boolean end) {
        Duration wait = atMost == null ? Duration.ZERO : atMost.compareTo(FOREVER) > 0 ? FOREVER : atMost;
        long left = wait.isNegative() ? 0 : TimeUnit.MILLISECONDS.toNanos(wait.toMillis());
        lock.lock();
        try {
            while (settled.all() < accepted || (end && !ended)) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
