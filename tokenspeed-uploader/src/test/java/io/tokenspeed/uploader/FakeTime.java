package io.tokenspeed.uploader;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock and a monotonic one that a test moves. */
final class FakeTime extends Clock {
    private long wall;
    private long ticks = 1_000_000;

    FakeTime(Instant start) {
        this.wall = start.toEpochMilli();
    }

    /** Time passes. */
    synchronized void pass(long millis) {
        wall += millis;
        ticks += millis;
    }

    /** The wall clock is set; no time passes. */
    synchronized void jump(long millis) {
        wall += millis;
    }

    synchronized long ticks() {
        return ticks;
    }

    @Override
    public synchronized long millis() {
        return wall;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
