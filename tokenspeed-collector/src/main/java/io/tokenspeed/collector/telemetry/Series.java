package io.tokenspeed.collector.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** The attempts of one model, user or space, or of all, over the last month. */
final class Series<C extends Cell> {
    private final List<CellRing<C>> rings;
    private long lastMillis = Long.MIN_VALUE;

    Series(LongFunction<C> cell) {
        rings = Arrays.stream(Resolution.values())
                .map(resolution -> new CellRing<>(resolution, cell))
                .toList();
    }

    /** Keeps the series from being idle before it is used. */
    void expect(long now) {
        lastMillis = Math.max(lastMillis, now);
    }

    void add(Observation attempt, long now) {
        lastMillis = Math.max(lastMillis, attempt.instantMillis());
        rings.forEach(ring -> ring.add(attempt, now));
    }

    /** Passes on the cells of a stretch of time, those that hold its ends included, in order. */
    void forEach(Resolution resolution, long fromMillis, long toMillis, Consumer<? super C> sink) {
        rings.get(resolution.ordinal()).forEach(resolution.cell(fromMillis), resolution.cell(toMillis), sink);
    }

    /** Returns whether all attempts are older than what is kept. */
    boolean isIdle(long now) {
        return Resolution.COARSE.cell(lastMillis) < Resolution.COARSE.oldest(now);
    }

    long displaced() {
        return rings.stream().mapToLong(CellRing::displaced).sum();
    }

    long bytes() {
        return rings.stream().mapToLong(CellRing::bytes).sum();
    }
}
