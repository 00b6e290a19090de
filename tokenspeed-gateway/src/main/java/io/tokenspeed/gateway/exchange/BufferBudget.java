package io.tokenspeed.gateway.exchange;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of answers may wait for slow clients in the whole process. A client that keeps up needs none of it: only a
 * stream that lags asks for room.
 */
public final class BufferBudget {
    private final long total;
    private final AtomicLong taken = new AtomicLong();

    public BufferBudget(long total) {
        this.total = total;
    }

    /** Takes room; false if there is none left. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= total) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Returns how much room is taken. */
    public long taken() {
        return taken.get();
    }
}
