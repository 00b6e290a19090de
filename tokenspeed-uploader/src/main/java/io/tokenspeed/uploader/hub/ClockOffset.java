package io.tokenspeed.uploader.hub;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How far the hub's clock is ahead of ours. It corrects time stamps only, never a bucket. Time since an answer comes from
 * a monotonic ticker, so a wall clock that jumps does not deceive it. Used by one thread.
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

    /** Takes an offset from an earlier process. */
    public void restore(long known) {
        seconds = known;
    }

    /**
     * Learns from an answer.
     *
     * @param sentTick the ticker when the request was sent
     */
    public void learn(long serverSecond, long sentTick) {
        long now = ticker.getAsLong();
        heard = true;
        heardTick = now - (now - sentTick) / 2;
        heardSecond = serverSecond;
        seconds = serverSecond - (clock.millis() - (now - heardTick)) / 1000;
    }

    /** Seconds that the hub's clock is ahead; 0 where that is too little to matter. */
    public long seconds() {
        return Math.abs(seconds) >= WORTH_SECONDS ? seconds : 0;
    }

    /** The time to put on a request. */
    public long timestamp() {
        return clock.millis() / 1000 + seconds();
    }

    /** The hub's clock where this process has heard of it; a wall clock that jumped since does not matter. */
    public OptionalLong hubSecond() {
        return heard ? OptionalLong.of(heardSecond + (ticker.getAsLong() - heardTick) / 1000) : OptionalLong.empty();
    }
}
