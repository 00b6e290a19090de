package io.tokenspeed.hub.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.tokenspeed.model.collection.BoundedMap;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * One token bucket per name. Forgets the bucket that was unused for longest when there are too many; a forgotten bucket
 * is full again. Safe for use by several threads.
 */
public final class TokenBuckets {
    private final int burst;
    private final int perMinute;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets;

    /**
     * Full buckets for all names.
     *
     * @param kept how many buckets are remembered
     */
    public TokenBuckets(int burst, int perMinute, int kept, Clock clock) {
        this.burst = burst;
        this.perMinute = perMinute;
        this.time = new ClockMeter(clock);
        this.buckets = BoundedMap.byUse(kept);
    }

    /** The bucket of a name. */
    public Bucket of(String name) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(name, absent -> full());
        }
    }

    private Bucket full() {
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build();
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
