package io.tokenspeed.uploader.dispatch.timing;

import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The clocks and the random spread by which requests are timed.
 *
 * @param clock the wall clock
 * @param ticker monotonic milliseconds
 * @param jitter spreads the requests of many devices
 */
public record DispatchTiming(Clock clock, LongSupplier ticker, RandomGenerator jitter) {
    /** The wall clock in seconds since the epoch. */
    public long now() {
        return clock.instant().getEpochSecond();
    }

    /** The monotonic clock in milliseconds. */
    public long tick() {
        return ticker.getAsLong();
    }
}
