package io.tokenspeed.collector.telemetry;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The attempts of one model, user or space, or of all, over the last month. */
final class Series<C extends Cell> {
    private final Map<Resolution, CellRing<C>> rings = new EnumMap<>(Resolution.class);
    private long lastMillis = Long.MIN_VALUE;

    Series(LongFunction<C> cell) {
        for (Resolution resolution : Resolution.values()) {
            rings.put(resolution, new CellRing<>(resolution, cell));
        }
    }

    /** Keeps the series from being idle before it is used. */
    void expect(long now) {
        lastMillis = Math.max(lastMillis, now);
    }

    void add(Observation attempt, long now) {
        lastMillis = Math.max(lastMillis, attempt.instantMillis());
        rings.values().forEach(ring -> ring.add(attempt, now));
    }

    /** Passes on the cells of a stretch of time, those that hold its ends included, in order. */
    void forEach(Resolution resolution, long fromMillis, long toMillis, Consumer<? super C> sink) {
        CellRing<C> ring = rings.get(resolution);
        if (ring != null) {
            ring.forEach(resolution.cell(fromMillis), resolution.cell(toMillis), sink);
        }
    }

    /** Returns whether all attempts are older than what is kept. */
    boolean isIdle(long now) {
        return Resolution.COARSE.cell(lastMillis) < Resolution.COARSE.oldest(now);
    }

    long displaced() {
        return rings.values().stream().mapToLong(CellRing::displaced).sum();
    }

    long bytes() {
        return rings.values().stream().mapToLong(CellRing::bytes).sum();
    }
}
