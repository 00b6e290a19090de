package io.tokenspeed.benchmarks.telemetry;

import io.tokenspeed.collector.telemetry.Telemetry;
import io.tokenspeed.collector.telemetry.TelemetryLimits;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Fills each cell of each row of a telemetry of the default limits, and prints the heap that it takes, what it says
 * itself, and the time of adding a request. Fails above the cap.
 */
public final class TelemetryMemory {
    private static final Instant END = Instant.parse("2026-11-30T09:29:59Z");
    private static final TokenCounts TOKENS =
            new TokenCounts(1_000, 0, 0, 0, 1_000_000, 0, true, UsageSource.REPORTED, true);
    private static final int BUCKETS = 160;
    private static final double PER_DOUBLING = 32;
    private static final double SHORTEST_MICROS = 256_000;
    private static final double MEGA = 1e6;

    private final SetClock clock = new SetClock();
    private final TelemetryLimits limits = TelemetryLimits.DEFAULT;
    private final Telemetry telemetry = new Telemetry(limits, clock);
    private long added;
    private long nanos;

    private TelemetryMemory() {}

    /** Prints the numbers. */
    public static void main(String[] args) {
        long before = heap();
        TelemetryMemory filled = new TelemetryMemory();
        filled.fill();
        long heap = heap() - before;
        System.out.printf(
                "filled: heap %.1f MB, own count %.1f MB, most by the limits %.1f MB, cap %.1f MB%n",
                heap / MEGA,
                filled.telemetry.current().footprint().memoryBytes() / MEGA,
                filled.limits.mostBytes() / MEGA,
                TelemetryLimits.MOST_BYTES / MEGA);
        System.out.printf("%,d requests added, %.2f µs each%n", filled.added, filled.nanos / 1e3 / filled.added);
        if (heap > TelemetryLimits.MOST_BYTES) {
            throw new IllegalStateException("takes more than the cap: " + heap);
        }
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void fill() {
        fillCells(Duration.ofDays(31), Duration.ofHours(6));
        fillCells(Duration.ofHours(26), Duration.ofMinutes(15));
        fillCells(Duration.ofMinutes(62), Duration.ofSeconds(30));
        clock.now = END;
    }

    private void fillCells(Duration reach, Duration cell) {
        for (Instant at = END.minus(reach); !at.isAfter(END); at = at.plus(cell)) {
            clock.now = at;
            fillCell(at);
        }
    }

    /** Besides the models with a row, one without a provider's model and those of the shared row. */
    private void fillCell(Instant at) {
        int number = 0;
        for (int model = 0; model < limits.models() + 2; model++) {
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                Request request = request(at, model, bucket, number++);
                long start = System.nanoTime();
                telemetry.accept(request);
                nanos += System.nanoTime() - start;
                added++;
            }
        }
    }

    private Request request(Instant at, int model, int bucket, int number) {
        long micros = Math.round(SHORTEST_MICROS * Math.pow(2, (bucket + 0.5) / PER_DOUBLING));
        StreamTimes times = new StreamTimes(micros, micros, micros, 2 * micros, 2 * micros);
        long end = at.toEpochMilli();
        Measured measured =
                new Measured(MeasuredBy.RECORDER, end, times, new StreamChunks(BUCKETS, BUCKETS, null, null), null);
        boolean unknown = model == limits.models();
        RequestPlace place = new RequestPlace(
                0, "session", "message", null, unknown ? "unknown" : "model-" + model, unknown ? null : "p", null);
        return new Request(
                new RequestKey("benchmark", "request"),
                RecordKind.SINGLE,
                TOKENS,
                Billing.NONE,
                null,
                ProviderIds.NONE,
                new RequestDetails(place, new RequestTiming(end, end, end, SpeedBasis.NONE, null), RequestEnding.OK),
                measured,
                labels(number));
    }

    private RequestLabels labels(int number) {
        return new RequestLabels(
                label("user-", number % (limits.users() + 2)),
                label("space-", number % (limits.spaces() + 2)),
                Map.of(),
                null,
                null,
                null);
    }

    private static String label(String kind, int number) {
        return number == 0 ? "unknown" : kind + number;
    }

    private static final class SetClock extends Clock {
        private Instant now = END;

        @Override
        public Instant instant() {
            return now;
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
}
