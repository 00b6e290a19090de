package io.tokenspeed.hub.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved. */
public final class TestClock extends Clock {
    private final AtomicLong millis;

    public TestClock(long epochSecond) {
        this.millis = new AtomicLong(epochSecond * 1000);
    }

    public long now() {
        return millis.get() / 1000;
    }

    public void set(long epochSecond) {
        millis.set(epochSecond * 1000);
    }

    public void advance(long seconds) {
        millis.addAndGet(seconds * 1000);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public long millis() {
        return millis.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a test has one zone");
    }
}
