package io.tokenspeed.collector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A wall clock and a monotonic clock that a test moves. The wall clock may also jump. */
final class TestClocks extends Clock implements LongSupplier {
    static final Instant START = Instant.parse("2026-11-30T09:30:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong jumpedMillis = new AtomicLong();

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    void jump(Duration time) {
        jumpedMillis.addAndGet(time.toMillis());
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos.get()).plusMillis(jumpedMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
