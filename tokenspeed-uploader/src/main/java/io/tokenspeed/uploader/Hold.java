package io.tokenspeed.uploader;

import io.tokenspeed.uploader.queue.StateName;
import io.tokenspeed.uploader.queue.UploadQueue;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Whether and why nothing is sent although it should be. It outlives the process. */
final class Hold {
    private static final String PENDING = "device_pending";
    private static final long POLL_MILLIS = 3_600_000;
    private static final long PENDING_SECONDS = 60;
    private static final long PENDING_SLOW_SECONDS = 300;
    private static final long PENDING_PATIENCE = 600;

    private final UploadQueue queue;
    private final Clock clock;
    private final RandomGenerator random;

    Hold(UploadQueue queue, Clock clock, RandomGenerator random) {
        this.queue = queue;
        this.clock = clock;
        this.random = random;
    }

    /** Why nothing is sent; empty while it is. */
    Optional<String> reason() {
        return queue.state(StateName.HELD);
    }

    /** How long it lasts, in seconds. */
    long seconds() {
        return now() - number(StateName.HELD_SINCE);
    }

    /** Begins to hold, or goes on for another reason. */
    void begin(String reason) {
        if (!reason().equals(Optional.of(reason))) {
            queue.state(StateName.HELD, reason);
            queue.state(StateName.HELD_SINCE, now());
            queue.state(StateName.HELD_POLLS, null);
        }
    }

    void polled() {
        queue.state(StateName.HELD_POLLS, number(StateName.HELD_POLLS) + 1);
    }

    void end() {
        queue.state(StateName.HELD, null);
        queue.state(StateName.HELD_SINCE, null);
        queue.state(StateName.HELD_POLLS, null);
    }

    /** Milliseconds until the hub is asked whether it goes on. */
    long pollMillis(OptionalLong retryAfter) {
        if (!reason().equals(Optional.of(PENDING))) {
            return (long) (POLL_MILLIS * random.nextDouble(0.8, 1.2));
        }
        long slow = seconds() > PENDING_PATIENCE ? PENDING_SLOW_SECONDS : PENDING_SECONDS;
        long asked = Math.max(1, Math.min(POLL_MILLIS / 1000, retryAfter.orElse(slow)));
        return (long) (Math.max(slow, asked) * 1000 * random.nextDouble(1, 1.2));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private long number(StateName name) {
        return queue.state(name).map(Long::valueOf).orElse(0L);
    }
}
