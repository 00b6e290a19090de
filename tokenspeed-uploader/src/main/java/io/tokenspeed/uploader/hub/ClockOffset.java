package io.tokenspeed.uploader.hub;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The seconds that the hub's clock is ahead of ours. They correct time stamps only, never a bucket. The time since an
 * answer is measured with a monotonic ticker, so a jump of the wall clock does no harm. Used by one thread.
 */
public final class ClockOffset {
    private static final long WORTH_SECONDS = 30;

    private final Clock clock;
    private final LongSupplier ticker;
    private long seconds;
    private long heardSecond;
    private long heardTick;
    private boolean heard;

    /**
     * An offset.
     *
     * @param ticker monotonic milliseconds
     */
    public ClockOffset(Clock clock, LongSupplier ticker) {
        this.clock = clock;
        this.ticker = ticker;
    }

    /** The monotonic clock in milliseconds, for {@link #learn}. */
    public long tick() {
        return ticker.getAsLong();
    }

    /** Takes over an offset in seconds from an earlier process. */
    public void restore(long known) {
        seconds = known;
    }

    /**
     * Learns the offset from an answer.
     *
     * @param serverSecond the hub's clock in seconds since the epoch
     * @param sentTick the ticker when the request was sent
     */
    public void learn(long serverSecond, long sentTick) {
        long now = ticker.getAsLong();
        heard = true;
        heardTick = now - (now - sentTick) / 2;
        heardSecond = serverSecond;
        seconds = serverSecond - (clock.millis() - (now - heardTick)) / 1000;
    }

    /** Seconds that the hub's clock is ahead of ours; 0 where the difference is too small to matter. */
    public long seconds() {
        return Math.abs(seconds) >= WORTH_SECONDS ? seconds : 0;
    }

    /** The time to put on a request, in seconds since the epoch by the hub's clock. */
    public long timestamp() {
        return clock.millis() / 1000 + seconds();
    }

    /** The hub's clock in seconds since the epoch; empty before this process got an answer with it. */
    public OptionalLong hubSecond() {
        return heard ? OptionalLong.of(heardSecond + (ticker.getAsLong() - heardTick) / 1000) : OptionalLong.empty();
    }
}
