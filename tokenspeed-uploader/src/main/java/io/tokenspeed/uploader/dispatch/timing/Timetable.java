package io.tokenspeed.uploader.dispatch.timing;

import io.tokenspeed.uploader.hub.Backoff;
import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import java.util.OptionalLong;

/**
 * Plans the next request on a monotonic clock, so that a machine that wakes up from suspension sends one request and
 * not many. The number of failures in a row is stored in the queue, so it outlives the process.
 */
public final class Timetable {
    private static final long NEXT_BATCH_MILLIS = 2_000;
    private static final long RECOVERY_MILLIS = 60_000;

    /** The shortest wait in milliseconds during a pause, even when the user asks to send now. */
    private static final long HELD_MILLIS = 60_000;

    /** The interval in seconds that hubs ask for by default; only a longer one overrides the user's. */
    private static final long ORDINARY_TICK = 300;

    private static final long LONGEST_TICK = 3_600;
    private static final long LONGEST_MILLIS = 4_500_000;

    private final UploadQueue queue;
    private final DispatchTiming timing;
    private final int intervalSeconds;
    private long due;
    private long notBefore;
    private boolean strict;
    private boolean restored;

    public Timetable(UploadQueue queue, DispatchTiming timing, int intervalSeconds) {
        this.queue = queue;
        this.timing = timing;
        this.intervalSeconds = intervalSeconds;
        this.due = timing.tick();
        this.notBefore = due;
    }

    /** Milliseconds until the next request; 0 for now. */
    long waitMillis(boolean flush) {
        restore();
        long now = timing.tick();
        return Math.max(0, (flush ? notBefore : due) - now);
    }

    /** Drops the delay of a pause that has ended, perhaps in another process. */
    void released() {
        if (strict) {
            in(0);
            notBefore = due;
        }
    }

    /** Takes over the delay after a failure from the previous process, so that restarts do not shorten it. */
    private void restore() {
        if (!restored) {
            restored = true;
            long seconds = queue.number(StateName.NEXT_ATTEMPT) - timing.now();
            if (queue.number(StateName.FAILURES) > 0 && seconds > 0) {
                due = timing.tick() + Math.min(LONGEST_MILLIS, seconds * 1000);
                notBefore = due;
            }
        }
    }

    /** Plans the next request after a failed one. */
    public void failed(OptionalLong retryAfter) {
        int failures = (int) queue.number(StateName.FAILURES) + 1;
        queue.state(StateName.FAILURES, failures);
        long delay = Backoff.millis(failures, retryAfter, timing.jitter());
        in(delay);
        notBefore = retryAfter.isPresent() ? due : timing.tick();
        queue.state(StateName.NEXT_ATTEMPT, timing.now() + delay / 1000);
    }

    /**
     * Plans the next request after a successful one.
     *
     * @param more whether records wait
     */
    public void succeeded(boolean more) {
        boolean recovered = queue.number(StateName.FAILURES) > 0;
        queue.state(StateName.FAILURES, null);
        queue.state(StateName.NEXT_ATTEMPT, null);
        queue.state(StateName.LAST_SUCCESS, timing.now());
        if (!more) {
            in(tickMillis());
        } else if (recovered) {
            in(NEXT_BATCH_MILLIS + timing.jitter().nextLong(RECOVERY_MILLIS));
        } else {
            soon();
        }
        notBefore = timing.tick();
    }

    /** Plans the next request after the short time between two batches. */
    public void soon() {
        in(NEXT_BATCH_MILLIS + timing.jitter().nextLong(NEXT_BATCH_MILLIS / 2));
    }

    /** Plans the next request in {@code millis} milliseconds. */
    void in(long millis) {
        strict = false;
        due = timing.tick() + millis;
    }

    /** Plans the next request after the ordinary interval. */
    public void ordinarily() {
        in(tickMillis());
        notBefore = timing.tick();
    }

    /** Plans to ask in {@code millis} milliseconds whether a pause ends; the user may ask for this somewhat sooner. */
    void heldFor(long millis, OptionalLong retryAfter) {
        in(millis);
        strict = true;
        notBefore = Math.min(due, timing.tick() + Math.max(HELD_MILLIS, retryAfter.orElse(0) * 1000));
    }

    private long tickMillis() {
        long asked = Math.min(LONGEST_TICK, queue.number(StateName.HUB_TICK));
        long seconds = asked > ORDINARY_TICK ? Math.max(intervalSeconds, asked) : intervalSeconds;
        return (long) (seconds * 1000 * timing.jitter().nextDouble(0.9, 1.1));
    }
}
