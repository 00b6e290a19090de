package io.tokenspeed.uploader.dispatch.timing;

import io.tokenspeed.uploader.queue.UploadQueue;
import io.tokenspeed.uploader.queue.database.StateName;
import java.util.Optional;
import java.util.OptionalLong;

/** Pauses sending until the hub takes requests again. A pause is stored in the queue, so it outlives the process. */
public final class SendingPause {
    private static final long POLL_MILLIS = 3_600_000;
    private static final long PENDING_SECONDS = 60;
    private static final long PENDING_SLOW_SECONDS = 300;
    private static final long PENDING_PATIENCE = 600;

    private final UploadQueue queue;
    private final DispatchTiming timing;

    public SendingPause(UploadQueue queue, DispatchTiming timing) {
        this.queue = queue;
        this.timing = timing;
    }

    /** The pause; empty while requests are sent. */
    public Optional<Pause> current() {
        return queue.state(StateName.HELD)
                .map(code -> new Pause(code, queue.number(StateName.HELD_SINCE), queue.number(StateName.HELD_POLLS)));
    }

    public boolean isActive() {
        return queue.state(StateName.HELD).isPresent();
    }

    public boolean isFor(PauseReason reason) {
        return current().filter(pause -> pause.reason() == reason).isPresent();
    }

    /** The seconds since the pause began. */
    public long seconds() {
        return timing.now() - queue.number(StateName.HELD_SINCE);
    }

    /** Begins a pause, or changes the code of the current one, which then counts from now. */
    public void begin(String code) {
        if (!queue.state(StateName.HELD).equals(Optional.of(code))) {
            queue.state(StateName.HELD, code);
            queue.state(StateName.HELD_SINCE, timing.now());
            queue.state(StateName.HELD_POLLS, null);
        }
    }

    /** Counts that the hub was asked whether the pause ends. */
    public void polled() {
        queue.state(StateName.HELD_POLLS, queue.number(StateName.HELD_POLLS) + 1);
    }

    public void end() {
        queue.state(StateName.HELD, null);
        queue.state(StateName.HELD_SINCE, null);
        queue.state(StateName.HELD_POLLS, null);
    }

    /** Milliseconds until the hub is asked whether sending may go on. */
    long pollMillis(OptionalLong retryAfter) {
        if (!isFor(PauseReason.DEVICE_PENDING)) {
            return (long) (POLL_MILLIS * timing.jitter().nextDouble(0.8, 1.2));
        }
        long slow = seconds() > PENDING_PATIENCE ? PENDING_SLOW_SECONDS : PENDING_SECONDS;
        long asked = Math.max(1, Math.min(POLL_MILLIS / 1000, retryAfter.orElse(slow)));
        return (long) (Math.max(slow, asked) * 1000 * timing.jitter().nextDouble(1, 1.2));
    }
}
