package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.Backoff;
import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * When the next request is due, on a monotonic clock: after a suspended machine wakes up there is one, not many. Failures
 * in a row belong to the hub and outlive the process.
 */
final class Timetable {
    private static final long NEXT_BATCH_MILLIS = 2_000;
    private static final long RECOVERY_MILLIS = 60_000;

    /** How long a user who lost patience with a hub that holds off has to wait. */
    private static final long HELD_MILLIS = 60_000;

    /** A hub may ask for a slower rhythm than this, which is what it asks for without a reason. */
    private static final long ORDINARY_TICK = 300;

    private static final long LONGEST_TICK = 3_600;
    private static final long LONGEST_MILLIS = 4_500_000;

    private final UploadQueue queue;
    private final Clock clock;
    private final LongSupplier ticker;
    private final RandomGenerator random;
    private final int intervalSeconds;
    private long due;
    private long notBefore;
    private boolean strict;
    private boolean restored;

    Timetable(UploadQueue queue, Clock clock, LongSupplier ticker, RandomGenerator random, int intervalSeconds) {
        this.queue = queue;
        this.clock = clock;
        this.ticker = ticker;
        this.random = random;
        this.intervalSeconds = intervalSeconds;
        this.due = ticker.getAsLong();
        this.notBefore = due;
    }

    /** Milliseconds until the next request; 0 for now. */
    long waitMillis(boolean flush) {
        restore();
        long now = ticker.getAsLong();
        return Math.max(0, (flush ? notBefore : due) - now);
    }

    /** Nothing is held any more, perhaps because of another process, so a delay because of that is over. */
    void released() {
        if (strict) {
            in(0);
            notBefore = due;
        }
    }

    /** A process that is started again and again keeps to the delays of the one before. */
    private void restore() {
        if (!restored) {
            restored = true;
            long seconds = number(StateName.NEXT_ATTEMPT) - clock.instant().getEpochSecond();
            if (number(StateName.FAILURES) > 0 && seconds > 0) {
                due = ticker.getAsLong() + Math.min(LONGEST_MILLIS, seconds * 1000);
                notBefore = due;
            }
        }
    }

    /** Seconds since the epoch. */
    long now() {
        return clock.instant().getEpochSecond();
    }

    long failures() {
        return number(StateName.FAILURES);
    }

    /** A request failed. */
    void failed(OptionalLong retryAfter) {
        int failures = (int) number(StateName.FAILURES) + 1;
        queue.state(StateName.FAILURES, failures);
        long delay = Backoff.millis(failures, retryAfter, random);
        in(delay);
        notBefore = retryAfter.isPresent() ? due : ticker.getAsLong();
        queue.state(StateName.NEXT_ATTEMPT, clock.instant().getEpochSecond() + delay / 1000);
    }

    /** A request succeeded. */
    void succeeded(boolean more) {
        boolean recovered = number(StateName.FAILURES) > 0;
        queue.state(StateName.FAILURES, null);
        queue.state(StateName.NEXT_ATTEMPT, null);
        queue.state(StateName.LAST_SUCCESS, clock.instant().getEpochSecond());
        if (!more) {
            in(tickMillis());
        } else if (recovered) {
            in(NEXT_BATCH_MILLIS + random.nextLong(RECOVERY_MILLIS));
        } else {
            soon();
        }
        notBefore = ticker.getAsLong();
    }

    /** Goes on with the next batch. */
    void soon() {
        in(NEXT_BATCH_MILLIS + random.nextLong(NEXT_BATCH_MILLIS / 2));
    }

    /** The next request is due in some milliseconds. */
    void in(long millis) {
        strict = false;
        due = ticker.getAsLong() + millis;
    }

    /** The hub shall be asked again at the ordinary time. */
    void ordinarily() {
        in(tickMillis());
        notBefore = ticker.getAsLong();
    }

    /** The hub is asked in some milliseconds whether it goes on, or somewhat sooner if the user wants to know. */
    void heldFor(long millis, OptionalLong retryAfter) {
        in(millis);
        strict = true;
        notBefore = Math.min(due, ticker.getAsLong() + Math.max(HELD_MILLIS, retryAfter.orElse(0) * 1000));
    }

    private long tickMillis() {
        long asked = Math.min(LONGEST_TICK, number(StateName.HUB_TICK));
        long seconds = asked > ORDINARY_TICK ? Math.max(intervalSeconds, asked) : intervalSeconds;
        return (long) (seconds * 1000 * random.nextDouble(0.9, 1.1));
    }

    private long number(StateName name) {
        return queue.state(name).map(Long::valueOf).orElse(0L);
    }
}
