package io.tokenspeed.uploader;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock and a monotonic clock that a test moves. */
public final class FakeTime extends Clock {
    private long wall;
    private long ticks = 1_000_000;

    public FakeTime(Instant start) {
        this.wall = start.toEpochMilli();
    }

    /** Moves both clocks. */
    public synchronized void pass(long millis) {
        wall += millis;
        ticks += millis;
    }

    /** Moves the wall clock only, as somebody does who sets it. */
    public synchronized void jump(long millis) {
        wall += millis;
    }

    public synchronized long ticks() {
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
