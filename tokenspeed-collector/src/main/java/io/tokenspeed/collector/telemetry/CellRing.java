package io.tokenspeed.collector.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The latest cells of a series at one resolution. A cell is made when it is first used, and replaced by a later one. */
final class CellRing<C extends Cell> {
    private final Resolution resolution;
    private final LongFunction<C> cell;
    /** Empty before the first cell is used. */
    private final List<@Nullable C> cells = new ArrayList<>(0);

    private long displaced;

    CellRing(Resolution resolution, LongFunction<C> cell) {
        this.resolution = resolution;
        this.cell = cell;
    }

    /** Adds an attempt, which must not have ended after {@code now}; leaves it out where its cell is too old. */
    void add(Observation attempt, long now) {
        long number = resolution.cell(attempt.instantMillis());
        if (number < resolution.oldest(now)) {
            return;
        }
        C at = at(number);
        if (at == null || at.number != number) {
            // A cell that lies ahead is from before the clock was set back.
            displaced += at == null || at.number < number ? 0 : at.attempts();
            at = cell.apply(number);
            put(at);
        }
        at.add(attempt);
    }

    private @Nullable C at(long number) {
        return cells.isEmpty() ? null : cells.get(place(number));
    }

    private void put(C made) {
        while (cells.size() < resolution.cells) {
            cells.add(null);
        }
        cells.set(place(made.number), made);
    }

    private int place(long number) {
        return Math.floorMod(number, resolution.cells);
    }

    /** Passes on the cells that are in use, of those from one number to another, both included, in order. */
    void forEach(long first, long last, Consumer<? super C> sink) {
        for (long number = Math.max(first, last - resolution.cells + 1); number <= last; number++) {
            C at = at(number);
            if (at != null && at.number == number) {
                sink.accept(at);
            }
        }
    }

    /** Returns how many attempts lost their cell because the clock was set back. */
    long displaced() {
        return displaced;
    }

    long bytes() {
        long bytes = 0;
        for (C each : cells) {
            bytes += each == null ? 0 : each.bytes();
        }
        return bytes;
    }
}
